"""A thread for each client, and a listener that looks up every twentieth of a second.

score: 7
"""


def echo_server(listener: socket.socket, stop: threading.Event) -> None:
    def converse(connection):
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(65536):
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
