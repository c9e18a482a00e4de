"""Writes to everybody, waits for nobody, and bounds nothing.

base: reference
score: 2
caught by: chat-async-stalled
message: without a bound
"""
# instead of
                if receiver.transport.get_write_buffer_size() > LIMIT:
                    receiver.transport.abort()
# this

# instead of
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
# this
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
