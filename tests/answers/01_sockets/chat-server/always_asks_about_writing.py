"""Asks about writing all the time, and is woken all the time.

base: reference
score: 6
caught by: chat-server-stop
message: the server sleeps
hint: a quiet socket is always writable
"""
# instead of
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
# this
            selector.modify(client.sock, READ | WRITE, client)
