"""Takes everything out of the outbox, whatever send says that it took.

base: reference
score: 5
caught by: chat-server-stalled
message: though late
hint: send returns how many bytes it took
"""
# instead of
            client.outbox.take(client.sock.send(client.outbox.waiting))
# this
            client.sock.send(client.outbox.waiting)
            client.outbox.waiting.clear()
