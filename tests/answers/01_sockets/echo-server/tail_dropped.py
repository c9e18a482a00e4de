"""Gives a client half a second to read, then takes its echo for undeliverable.

score: 7
caught by: echo-server-tail
message: is still owed to her
"""


def echo_server(listener: socket.socket, stop: threading.Event) -> None:
    def converse(connection):
        connection.settimeout(0.1)
        with connection, contextlib.suppress(OSError):
            while not stop.is_set():
                try:
                    data = connection.recv(65536)
                except TimeoutError:
                    continue
                if not data:
                    return
                connection.sendall(data)

    conversations = []
    listener.settimeout(0.05)
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        thread = threading.Thread(target=converse, args=(connection,), daemon=True)
        thread.start()
        conversations.append((connection, thread))
    for connection, thread in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        thread.join()
