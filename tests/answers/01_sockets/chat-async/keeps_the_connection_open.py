"""Never closes its writer.

base: reference
score: 3
caught by: chat-async-broken
message: close the writer
"""
# instead of
        writer.transport.abort()
# this

# instead of
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
# this
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
