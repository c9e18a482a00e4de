"""Binds to every address that the machine has.

score: 2
caught by: restart-again
message: mean every address that the machine has
"""


def restartable_listener(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("", address[1]))
    listener.listen()
    return listener
