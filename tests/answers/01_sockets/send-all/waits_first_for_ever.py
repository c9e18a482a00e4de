"""Waits for room before each call of send, for longer than the caller's timeout allows.

base: right_waits_first
score: 4
caught by: send-all-reset
message: TimeoutError, since the peer reads nothing for longer than t
hint: catch BlockingIOError only
"""
# instead of
        select.select([], [sock], [], sock.gettimeout() or None)
# this
        select.select([], [sock], [])
