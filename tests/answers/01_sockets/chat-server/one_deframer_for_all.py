"""Feeds one Deframer with what all clients send.

base: reference
score: 3
caught by: chat-server-pieces
message: has sent half a frame
hint: joined with another client's half frame
"""
# instead of
    selector, room, clients = selectors.DefaultSelector(), Room(), set()
# this
    selector, room, clients = selectors.DefaultSelector(), Room(), set()
    deframer = Deframer()

# instead of
            for message in client.deframer.feed(data):
# this
            for message in deframer.feed(data):
