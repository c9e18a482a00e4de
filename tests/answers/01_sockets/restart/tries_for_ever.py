"""Tries again until the address is free.

score: 3
caught by: restart-live
message: had not returned
hangs: yes
hint: for the caller to decide
"""

import time


def restartable_listener(address: tuple[str, int]) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    while True:
        try:
            listener.bind(address)
            break
        except OSError:
            time.sleep(0.1)
    listener.listen()
    return listener
