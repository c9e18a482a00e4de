"""Takes what one read returns for one frame.

base: reference
score: 0
caught by: chat-async-talk
message: reach Bob and Cat
"""
# instead of
            for message in deframer.feed(data):
                hear(message.decode())
# this
            hear(data[4:].decode())

# instead of
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
# this
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
