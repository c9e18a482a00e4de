"""Puts question marks in the place of bytes that are not UTF-8, and lets nobody go.

base: reference
score: 6
caught by: chat-server-broken
message: sends bytes that are not UTF-8
hint: close the socket of a client that is let go
"""
# instead of
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode()))
# this
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode(errors="replace")))
