"""Takes SO_REUSEPORT, which shares the address with live listeners.

base: right_plain
score: 1
caught by: restart-address
message: returns a socket that listens
hint: is in TIME-WAIT there
"""
# instead of
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
# this
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
