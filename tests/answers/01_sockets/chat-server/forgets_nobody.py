"""Keeps everybody who ever came, and walks over those who are gone on every turn.

base: reference
score: 6
caught by: chat-server-many
message: no more processor time
hint: forget a client
"""
# instead of
    selector, room, clients = selectors.DefaultSelector(), Room(), set()
# this
    selector, room, clients = selectors.DefaultSelector(), Room(), set()
    ever: list = []

# instead of
                clients.add(welcome(listener, selector))
# this
                clients.add(client := welcome(listener, selector))
                ever.append(client)

# instead of
        for client in clients:
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
# this
        for client in ever:
            try:
                selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
            except (KeyError, ValueError):
                pass
