"""Takes what one recv returns for one frame.

base: reference
score: 1
caught by: chat-server-talk
message: in this order
hint: one recv may bring two frames
"""
# instead of
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode()))
# this
            if data:
                tell(room.on_message(client, data[4:].decode()))
