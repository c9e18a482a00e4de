"""Sets the option when bind has decided already.

base: right_plain
score: 2
caught by: restart-again
message: opens on the same address at once
hint: before bind
"""
# instead of
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
# this
    listener.bind(address)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
