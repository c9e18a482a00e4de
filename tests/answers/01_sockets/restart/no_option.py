"""Binds and listens, and sets no option.

score: 2
caught by: restart-again
message: SO_REUSEADDR
"""


def restartable_listener(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.bind(address)
    listener.listen()
    return listener
