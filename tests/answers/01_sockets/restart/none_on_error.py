"""Returns None when bind fails.

score: 3
caught by: restart-live
message: OSError
hint: let bind's first error through
"""


def restartable_listener(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen()
    except OSError:
        return None
    return listener
