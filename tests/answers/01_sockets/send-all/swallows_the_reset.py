"""Stops quietly when the peer resets, as if all had gone.

base: right_plain
score: 4
caught by: send-all-reset
message: ConnectionError, since the peer resets; the socket has a
hint: catch BlockingIOError only
"""
# instead of
            select.select([], [sock], [])
# this
            select.select([], [sock], [])
        except ConnectionError:
            break
