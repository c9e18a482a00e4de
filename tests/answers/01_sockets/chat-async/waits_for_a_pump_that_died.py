"""A task for each client writes and drains; its error, when a client resets while bytes wait, comes out of chat.

base: right_queue_and_drain
score: 3
caught by: chat-async-broken
message: while bytes wait for her
hint: lost while bytes wait
"""
# instead of
        while True:
            data = await queue.get()
# this
        while (data := await queue.get()) and not writer.is_closing():
# instead of
        pumping.cancel()
# this
        queue.put_nowait(b"")
# instead of
        await asyncio.gather(pumping, return_exceptions=True)
# this
        await pumping
