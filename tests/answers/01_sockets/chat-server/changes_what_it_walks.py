"""Takes clients out of the set that it walks over.

base: reference
score: 1
caught by: chat-server-talk
message: '* cat left'
hint: RuntimeError
"""
# instead of
        while gone := {client for client in clients if client.gone or client.outbox.full}:
            clients -= gone
            for client in gone:
# this
        for client in clients:
            if client.gone or client.outbox.full:
                clients.remove(client)
