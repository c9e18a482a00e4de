"""Takes clients out of the set that it walks over.

base: reference
score: 1
caught by: chat-server-talk
message: when Cat has closed
hint: note what is to go, and take it out afterwards
"""
# instead of
        gone = {client for client in clients if client.gone or client.outbox.full}
        clients -= gone
        for client in gone:
            selector.unregister(client.sock)
            client.sock.close()
            tell(room.on_gone(client))
# this
        for client in clients:
            if client.gone or client.outbox.full:
                clients.remove(client)
                selector.unregister(client.sock)
                client.sock.close()
                tell(room.on_gone(client))
