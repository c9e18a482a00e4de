"""Serves clients in a loop, one after the other.

score: 3
caught by: echo-server-three
message: serve each by itself
hangs: yes
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
