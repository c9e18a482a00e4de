"""Binds and listens, and sets no option.

base: right_plain
score: 2
caught by: restart-again
message: SO_REUSEADDR
"""
# instead of
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
# this
