"""Closes the listener, which is not its own, when it is told to stop.

score: 7
caught by: echo-server-stop
message: leave the listener open
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
    for connection, _ in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
    for _, thread in conversations:
        thread.join()
    listener.close()
