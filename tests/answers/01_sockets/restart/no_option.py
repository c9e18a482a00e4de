"""Binds and listens, and sets no option.

base: right_plain
score: 2
caught by: restart-again
message: opens on the same address at once
hint: SO_REUSEADDR has to be set on both
"""
# instead of
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
# this
