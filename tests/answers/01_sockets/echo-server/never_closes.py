"""Leaves a conversation at its end without closing the connection.

base: right_plain
score: 6
caught by: echo-server-one
message: leave the loop, and close
"""
# instead of
        with connection, contextlib.suppress(OSError):
# this
        with contextlib.suppress(OSError):
