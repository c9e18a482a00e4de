"""Shuts every connection down, and does not wait for the threads, which then end by themselves.

score: 7
"""


def echo_server(listener, stop):
    listener.settimeout(0.2)
    connections = []
    while not stop.is_set():
        try:
            connection, address = listener.accept()
        except TimeoutError:
            continue
        connections.append(connection)
        threading.Thread(target=echo, args=(connection,)).start()
    for connection in connections:
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
