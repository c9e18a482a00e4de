"""Never looks whether an outbox is full.

base: reference
score: 5
caught by: chat-server-stalled
message: the server lets go of Eve
hint: whose outbox is full
"""
# instead of
        while gone := {client for client in clients if client.gone or client.outbox.full}:
            clients -= gone
            for client in gone:
# this
        while gone := {client for client in clients if client.gone}:
            clients -= gone
            for client in gone:
