"""Drains each receiver, so that the loss of a slow one comes out at whoever speaks.

base: reference
score: 2
caught by: chat-async-stalled
message: all that Ada says reaches the others
hint: raises in the coroutine that called it
"""
# instead of
    def tell_writers(told: list[tuple]) -> None:
# this
    async def tell_writers(told: list[tuple]) -> None:

# instead of
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
# this
            if receiver.transport.get_write_buffer_size() > LIMIT:
                receiver.transport.abort()
            await receiver.drain()

# instead of
                tell_writers(room.on_message(writer, message.decode()))
# this
                await tell_writers(room.on_message(writer, message.decode()))

# instead of
        tell_writers(room.on_gone(writer))
# this
        try:
            await tell_writers(room.on_gone(writer))
        except OSError:
            pass
