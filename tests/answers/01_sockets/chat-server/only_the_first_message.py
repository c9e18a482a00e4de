"""Handles the first message that a feed returns, and no other.

base: reference
score: 2
caught by: chat-server-talk
message: in this order
hint: one recv may bring two frames
"""
# instead of
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode()))
# this
            for message in client.deframer.feed(data)[:1]:
                tell(room.on_message(client, message.decode()))
