"""Turns the reset into an error of its own.

base: right_plain
score: 4
caught by: send-all-reset
message: RuntimeError
hint: catch BlockingIOError only
"""
# instead of
            select.select([], [sock], [])
# this
            select.select([], [sock], [])
        except OSError as error:
            raise RuntimeError("the peer has gone") from error
