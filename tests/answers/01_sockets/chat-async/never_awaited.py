"""Calls the coroutine that sends, and never awaits it.

base: reference
score: 0
caught by: chat-async-talk
message: joined
hint: a coroutine that is called and never awaited
"""
# instead of
    def tell_writers(told: list[tuple]) -> None:
# this
    async def tell_writers(told: list[tuple]) -> None:

# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
            try:
                await receiver.drain()
            except OSError:
                pass

# instead of
        tell_writers(room.on_gone(writer))
# this
        await tell_writers(room.on_gone(writer))
