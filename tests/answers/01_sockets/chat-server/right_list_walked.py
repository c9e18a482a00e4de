"""Takes clients out of the list that it walks over: whoever is skipped is let go on the next turn.

score: 7
"""


@dataclass(eq=False)
class Client:
    """One connection of the server; `gone` says that it has to be let go."""

    sock: socket.socket
    deframer: Deframer = field(default_factory=Deframer)
    outbox: Outbox = field(default_factory=Outbox)
    gone: bool = False


def welcome(listener: socket.socket, selector: selectors.BaseSelector) -> Client:
    """Accept a connection, register it for reading, and return its Client, which is also the key's data."""
    sock, _ = listener.accept()
    sock.setblocking(False)
    client = Client(sock)
    selector.register(sock, READ, client)
    return client


def tell(told: list[tuple]) -> None:
    """Put each text into the outbox of its receiver, in a frame."""
    for client, text in told:
        client.outbox.put(frame(text.encode()))


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    selector, room, clients = selectors.DefaultSelector(), Room(), []

    def serve(client: Client, events: int) -> None:
        if events & WRITE:
            client.outbox.take(client.sock.send(client.outbox.waiting))
        if events & READ:
            data = client.sock.recv(4096)
            client.gone = not data
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode()))

    selector.register(listener, READ)
    while not stop.is_set():
        for key, events in selector.select(0.1):
            if key.fileobj is listener:
                clients.append(welcome(listener, selector))
                continue
            try:
                serve(key.data, events)
            except (OSError, ValueError):
                key.data.gone = True
        for client in clients:
            if client.gone or client.outbox.full:
                clients.remove(client)
                selector.unregister(client.sock)
                client.sock.close()
                tell(room.on_gone(client))
        for client in clients:
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
    for client in clients:
        client.sock.close()
    selector.close()
