"""Takes a slow client out of the list of clients while it walks over that list.

score: 9
caught by: chat-server-stalled
message: a copy of the members
"""


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    selector = selectors.DefaultSelector()
    clients: list[Client] = []
    doomed: list[Client] = []

    def tell(text: str, receivers: list[Client]) -> None:
        for client in receivers:
            client.outgoing += frame(text.encode())
            pump(client)
            dismiss()

    def members() -> list[Client]:
        return clients

    def others(client: Client) -> list[Client]:
        return clients if client.name is None else Others(client)

    class Others:
        def __init__(self, client: Client) -> None:
            self.client = client

        def __iter__(self):
            return (other for other in clients if other is not self.client and other.name is not None)

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
            tell(f"{client.name}: {text}", others(client))
        elif not text.startswith("/join "):
            tell("! join first", [client])
        elif not (text[6:].isalnum() and len(text[6:]) <= 16):
            tell("! bad name", [client])
        elif any(member.name == text[6:] for member in members()):
            tell(f"! {text[6:]} is taken", [client])
        else:
            client.name = text[6:]
            tell(f"* {client.name} joined", [c for c in clients if c.name])

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
                clients.remove(client)
                selector.unregister(client.sock)
                client.sock.close()
                if client.name is not None:
                    tell(f"* {client.name} left", [c for c in clients if c.name])

    def welcome() -> None:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        sock.setblocking(False)
        client = Client(sock)
        clients.append(client)
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
