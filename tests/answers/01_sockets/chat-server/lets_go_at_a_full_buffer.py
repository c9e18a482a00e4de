"""Lets go of a client as soon as its kernel does not take all at once.

base: reference
score: 5
caught by: chat-server-stalled
message: while others read nothing
"""
# instead of
            client.outbox.take(client.sock.send(client.outbox.waiting))
# this
            client.outbox.take(client.sock.send(client.outbox.waiting))
            client.gone = bool(client.outbox.waiting)
