"""Closes sockets without taking them out of the selector.

base: reference
score: 5
caught by: chat-server-broken
message: 
hint: unregister
"""
# instead of
            selector.unregister(client.sock)
            client.sock.close()
# this
            client.sock.close()
