"""Measures a name in bytes of UTF-8, of which a letter may have more than one.

score: 10
caught by: chat-server-names
message: bad name
"""


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    selector = selectors.DefaultSelector()
    clients: dict[Client, None] = {}
    doomed: list[Client] = []

    def tell(text: str, receivers: list[Client]) -> None:
        for client in receivers:
            client.outgoing += frame(text.encode())
            pump(client)

    def members() -> list[Client]:
        return [client for client in clients if client.name is not None]

    def pump(client: Client) -> None:
        try:
            while client.outgoing:
                del client.outgoing[: client.sock.send(client.outgoing)]
        except BlockingIOError:
            if len(client.outgoing) > LIMIT:
                doomed.append(client)
        except OSError:
            client.outgoing.clear()
            doomed.append(client)
        writing = selectors.EVENT_WRITE if client.outgoing else 0
        selector.modify(client.sock, selectors.EVENT_READ | writing, client)

    def hear(client: Client, text: str) -> None:
        if client.name is not None:
            tell(f"{client.name}: {text}", [other for other in members() if other is not client])
        elif not text.startswith("/join "):
            tell("! join first", [client])
        elif not (text[6:].isalnum() and len(text[6:].encode()) <= 16):
            tell("! bad name", [client])
        elif any(member.name == text[6:] for member in members()):
            tell(f"! {text[6:]} is taken", [client])
        else:
            client.name = text[6:]
            tell(f"* {client.name} joined", members())

    def read(client: Client) -> None:
        try:
            data = client.sock.recv(65536)
            for message in client.deframer.feed(data):
                hear(client, message.decode())
        except BlockingIOError:
            return
        except (OSError, ValueError):
            data = b""
        if not data:
            doomed.append(client)

    def dismiss() -> None:
        while doomed:
            client = doomed.pop()
            if client in clients:
                del clients[client]
                selector.unregister(client.sock)
                client.sock.close()
                if client.name is not None:
                    tell(f"* {client.name} left", members())

    def welcome() -> None:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        sock.setblocking(False)
        client = Client(sock)
        clients[client] = None
        selector.register(sock, selectors.EVENT_READ, client)

    listener.setblocking(False)
    selector.register(listener, selectors.EVENT_READ)
    while not stop.is_set():
        for key, events in selector.select(0.1):
            if key.data is None:
                welcome()
            elif key.data in clients:
                if events & selectors.EVENT_WRITE:
                    pump(key.data)
                if events & selectors.EVENT_READ:
                    read(key.data)
            dismiss()
    for client in clients:
        client.sock.close()
    selector.close()
