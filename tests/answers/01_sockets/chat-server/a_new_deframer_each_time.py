"""Makes a new Deframer for each piece, so that what was left over is lost.

base: reference
score: 4
caught by: chat-server-pieces
message: cut into 30 pieces
hint: keep a Deframer for each connection
"""
# instead of
            for message in client.deframer.feed(data):
                tell(room.on_message(client, message.decode()))
# this
            for message in Deframer().feed(data):
                tell(room.on_message(client, message.decode()))
