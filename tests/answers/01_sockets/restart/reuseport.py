"""Takes SO_REUSEPORT, which shares the address with live listeners.

score: 1
caught by: restart-live
message: SO_REUSEPORT shares
"""


def restartable_listener(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind(address)
    listener.listen()
    return listener
