"""Catches what recv raises, and lets the error of a send to a client that has reset take the server down.

base: reference
score: 5
caught by: chat-server-stalled
message: while bytes wait for her
hint: chat_server ended with ConnectionResetError
"""
# instead of
        if events & WRITE:
            client.outbox.take(client.sock.send(client.outbox.waiting))
        if events & READ:
# this
        if events & READ:
# instead of
            try:
                serve(key.data, events)
# this
            if events & WRITE:
                key.data.outbox.take(key.data.sock.send(key.data.outbox.waiting))
            try:
                serve(key.data, events)
