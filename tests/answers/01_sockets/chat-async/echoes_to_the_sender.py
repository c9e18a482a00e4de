"""Sends a message to every member, the one who said it included.

base: reference
score: 2
caught by: chat-async-talk
message: others only
"""
# instead of
            tell(f"{name}: {text}", [other for other in room.values() if other is not writer])
# this
            tell(f"{name}: {text}", list(room.values()))

# instead of
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
# this
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
