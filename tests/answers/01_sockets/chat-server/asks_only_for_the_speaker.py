"""Asks about writing for the client that was served only, and not for those to whom something was said.

base: reference
score: 0
caught by: chat-server-talk
message: Ada hears '* bob joined'
hint: look at the outbox of every client, not only at that of the client that spoke
"""
# instead of
            except (OSError, ValueError):
                key.data.gone = True
# this
            except (OSError, ValueError):
                key.data.gone = True
            selector.modify(key.fileobj, READ | WRITE if key.data.outbox.waiting else READ, key.data)

# instead of
        for client in clients:
            selector.modify(client.sock, READ | WRITE if client.outbox.waiting else READ, client)
# this
