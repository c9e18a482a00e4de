"""Decodes what comes and encodes it again.

score: 2
caught by: echo-server-tail
message: bytes need not be text
"""


def echo_server(listener: socket.socket, stop: threading.Event) -> None:
    def converse(connection):
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(65536):
                connection.sendall(data.decode(errors="replace").encode())

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
