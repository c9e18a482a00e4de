"""Serves clients in a loop, one after the other.

score: 1
caught by: echo-server-three
message: while the others are connected
hint: serve each in a thread of its own
"""


def echo_server(listener, stop):
    listener.settimeout(0.05)
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(1024):
                connection.sendall(data)
