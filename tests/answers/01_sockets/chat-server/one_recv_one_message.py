"""Takes what one recv returns for one frame.

base: reference
score: 1
caught by: chat-server-talk
message: two frames
"""
# instead of
            for message in client.deframer.feed(data):
                hear(client, message.decode())
# this
            if data:
                hear(client, data[4:].decode())
