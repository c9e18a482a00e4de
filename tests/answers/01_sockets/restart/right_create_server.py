"""Leaves it to the standard library.

score: 5
"""


def restartable_listener(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    return socket.create_server(address, family=family)
