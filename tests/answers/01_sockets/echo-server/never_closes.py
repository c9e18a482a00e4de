"""Leaves a conversation at its end without closing the connection.

base: right_plain
score: 6
caught by: echo-server-three
message: after the half-close
hint: close that connection then
"""
# instead of
        with connection, contextlib.suppress(OSError):
# this
        with contextlib.suppress(OSError):
