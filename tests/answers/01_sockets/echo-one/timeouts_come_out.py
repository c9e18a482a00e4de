"""Catches the reset, and lets the timeout out.

base: reference
score: 3
caught by: echo-one-ends
message: TimeoutError
hint: a timeout that has run out comes as a TimeoutError
"""
# instead of
    with connection, contextlib.suppress(OSError):
# this
    with connection, contextlib.suppress(ConnectionError):
