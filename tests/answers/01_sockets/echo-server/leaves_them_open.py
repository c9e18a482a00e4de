"""Returns when told to stop, and leaves the conversations to their threads.

score: 7
caught by: echo-server-stop
message: close each before you return
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
