"""Awaits the drains of all receivers together, so that the slowest keeps the speaker waiting.

base: reference
score: 2
caught by: chat-async-stalled
message: all that Ada says reaches the others
hint: in turn or together
"""
# instead of
    def tell_writers(told: list[tuple]) -> None:
# this
    async def tell_writers(told: list[tuple]) -> None:

# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
        await asyncio.gather(*(receiver.drain() for receiver, _ in told), return_exceptions=True)

# instead of
                tell_writers(room.on_message(writer, message.decode()))
# this
                await tell_writers(room.on_message(writer, message.decode()))

# instead of
        tell_writers(room.on_gone(writer))
# this
        await tell_writers(room.on_gone(writer))
