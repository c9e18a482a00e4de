"""One thread and selectors, with a sendall that waits for a client who does not read.

score: 3
caught by: echo-server-others
message: Dot does not read
hint: a sendall that waits for one client
"""

import selectors


def echo_server(listener, stop):
    selector = selectors.DefaultSelector()
    selector.register(listener, selectors.EVENT_READ)
    connections = set()
    while not stop.is_set():
        for key, _ in selector.select(0.05):
            if key.fileobj is listener:
                connection, _ = listener.accept()
                selector.register(connection, selectors.EVENT_READ)
                connections.add(connection)
                continue
            connection = key.fileobj
            try:
                data = connection.recv(65536)
                connection.sendall(data)
            except OSError:
                data = b""
            if not data:
                selector.unregister(connection)
                connection.close()
                connections.discard(connection)
    for connection in connections:
        connection.close()
