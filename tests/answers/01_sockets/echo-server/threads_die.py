"""Lets a reset end its thread with an error.

base: right_plain
score: 6
caught by: echo-server-reset
message: no thread dies of an error
hint: a thread of yours died of ConnectionResetError
"""
# instead of
        with connection, contextlib.suppress(OSError):
# this
        with connection:
