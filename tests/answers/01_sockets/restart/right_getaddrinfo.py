"""Asks getaddrinfo for family and address.

score: 5
"""


def restartable_listener(address):
    found = socket.getaddrinfo(
        *address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_NUMERICHOST
    )
    family, kind, protocol, _, full = found[0]
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket(family, kind, protocol))
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(full)
        listener.listen(128)
        stack.pop_all()
    return listener
