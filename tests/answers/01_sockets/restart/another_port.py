"""Takes any other port when the one that was asked for is taken.

score: 3
caught by: restart-live
message: Let bind's error through
"""


def restartable_listener(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError:
        listener.bind((address[0], 0))
    listener.listen()
    return listener
