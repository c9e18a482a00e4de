"""Keeps everybody who ever came, and hands each message to those who are gone as well.

base: reference
score: 11
caught by: chat-server-many
message: forget a client
"""
# instead of
    clients: dict[Client, None] = {}
# this
    clients: dict[Client, None] = {}
    ever: list[Client] = []

# instead of
        return [client for client in clients if client.name is not None]
# this
        return [client for client in ever if client.name is not None]

# instead of
            client.outgoing.clear()
            doomed.append(client)
# this
            client.outgoing.clear()
            doomed.append(client)
        if client not in clients:
            return

# instead of
        elif any(member.name == text[6:] for member in members()):
# this
        elif any(member.name == text[6:] for member in clients):

# instead of
        clients[client] = None
# this
        clients[client] = None
        ever.append(client)
