"""Waits for each reader in turn, the slow one too.

base: reference
score: 2
caught by: chat-async-stalled
message: all that Ada says reaches the others
hint: waits for the slowest
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
                tell_writers(room.on_message(writer, message.decode()))
# this
                await tell_writers(room.on_message(writer, message.decode()))

# instead of
        tell_writers(room.on_gone(writer))
# this
        await tell_writers(room.on_gone(writer))
