"""Tries for four seconds before it lets bind's error through.

score: 3
caught by: restart-live
message: at once
hint: for the caller to decide
"""


def restartable_listener(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        import time

        for i in range(40):
            try:
                listener.bind(address)
                break
            except OSError:
                time.sleep(0.1)
        else:
            listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
