"""Takes clients out of the set that it walks over.

base: reference
score: 1
caught by: chat-server-talk
message: '* cat left'
hint: RuntimeError
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
