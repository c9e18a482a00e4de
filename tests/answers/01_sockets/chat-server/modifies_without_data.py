"""Calls modify without the third argument, so that the key's data is lost and a client is taken for the listener.

base: reference
score: 0
caught by: chat-server-talk
message: joined
hint: The key's data is lost when modify is called without its third argument
"""
# instead of
            if key.fileobj is listener:
# this
            if key.data is None:

# instead of
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
# this
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ)
