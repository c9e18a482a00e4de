"""Takes SO_REUSEADDR and SO_REUSEPORT, to be on the safe side.

base: right_plain
score: 3
caught by: restart-live
message: with the address of a live one
hint: SO_REUSEPORT shares
"""
# instead of
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
# this
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
