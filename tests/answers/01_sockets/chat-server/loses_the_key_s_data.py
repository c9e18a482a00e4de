"""Calls modify without the third argument, and tells the listener by its socket: the key's data is None from then on.

base: reference
score: 0
caught by: chat-server-talk
message: joined
hint: a key's data is None once modify has been called without its third argument
"""
# instead of
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
# this
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ)
