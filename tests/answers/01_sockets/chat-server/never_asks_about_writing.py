"""Puts everything into outboxes, and never asks when there is room.

base: reference
score: 0
caught by: chat-server-talk
message: Ada hears '* ada joined'
hint: as soon as its socket takes it
"""
# instead of
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
# this
            selector.modify(client.sock, READ, client)
