"""Catches the timeout, and lets a reset out.

base: reference
score: 3
caught by: echo-one-ends
message: ConnectionResetError
hint: a reset comes out of recv
"""
# instead of
    with connection, contextlib.suppress(OSError):
# this
    with connection, contextlib.suppress(TimeoutError):
