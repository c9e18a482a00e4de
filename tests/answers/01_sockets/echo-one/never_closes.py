"""Leaves the connection open.

base: reference
score: 1
caught by: echo-one-tail
message: the connection is closed
hint: close the connection
"""
# instead of
    with connection, contextlib.suppress(OSError):
# this
    with contextlib.suppress(OSError):
