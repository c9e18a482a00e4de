"""Calls the coroutine that sends, and never awaits it.

base: reference
score: 0
caught by: chat-async-talk
message: joins
"""
# instead of
    def tell(text: str, receivers: list[asyncio.StreamWriter]) -> None:
# this
    async def tell(text: str, receivers: list[asyncio.StreamWriter]) -> None:

# instead of
                if receiver.transport.get_write_buffer_size() > LIMIT:
                    receiver.transport.abort()

    def hear(text: str) -> None:
# this
                try:
                    await receiver.drain()
                except OSError:
                    pass

    async def hear(text: str) -> None:

# instead of
                hear(message.decode())
# this
                await hear(message.decode())

# instead of
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
# this
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
