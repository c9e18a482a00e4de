"""Takes what one read returns for one frame.

base: reference
score: 0
caught by: chat-async-talk
message: which came in one piece
hint: every message that comes out
"""
# instead of
            for message in deframer.feed(data):
                tell_writers(room.on_message(writer, message.decode()))
# this
            tell_writers(room.on_message(writer, data[4:].decode()))
