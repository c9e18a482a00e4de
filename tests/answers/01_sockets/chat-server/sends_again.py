"""Sends what waits, and leaves it where it is.

base: reference
score: 0
caught by: chat-server-talk
message: joined
hint: came twice
"""
# instead of
            client.outbox.take(client.sock.send(client.outbox.waiting))
# this
            client.sock.send(client.outbox.waiting)
