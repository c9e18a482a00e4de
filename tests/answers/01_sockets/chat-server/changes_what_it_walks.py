"""Takes a slow client out of the list of clients while it walks over that list.

base: reference
score: 9
caught by: chat-server-stalled
message: a copy of the members
"""
# instead of
    clients: dict[Client, None] = {}
# this
    clients: list[Client] = []

# instead of
            pump(client)

    def members() -> list[Client]:
        return [client for client in clients if client.name is not None]
# this
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

# instead of
            tell(f"{client.name}: {text}", [other for other in members() if other is not client])
# this
            tell(f"{client.name}: {text}", others(client))

# instead of
            tell(f"* {client.name} joined", members())
# this
            tell(f"* {client.name} joined", [c for c in clients if c.name])

# instead of
                del clients[client]
# this
                clients.remove(client)

# instead of
                    tell(f"* {client.name} left", members())
# this
                    tell(f"* {client.name} left", [c for c in clients if c.name])

# instead of
        clients[client] = None
# this
        clients.append(client)
