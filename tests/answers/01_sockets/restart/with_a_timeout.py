"""Leaves a timeout on the listener that it returns.

score: 3
caught by: restart-address
message: it is a blocking socket
hint: leave out settimeout
"""


def restartable_listener(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    listener.settimeout(0.1)
    return listener
