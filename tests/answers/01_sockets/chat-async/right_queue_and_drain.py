"""A queue with a bound for each client, and a task that drains it.

score: 4
"""


async def chat(reader, writer, room):
    """Serve one connection of a chat; `room` is shared by all of them, and knows each by its writer."""
    writer.transport.set_write_buffer_limits(high=0)
    queue, deframer, kept = asyncio.Queue(), Deframer(), 0

    def put(text):
        nonlocal kept
        data = frame(text.encode())
        if kept + len(data) > LIMIT:
            writer.transport.abort()
        else:
            kept += len(data)
            queue.put_nowait(data)

    async def pump():
        nonlocal kept
        while True:
            data = await queue.get()
            writer.write(data)
            await writer.drain()
            kept -= len(data)

    writer.put = put
    pumping = asyncio.create_task(pump())
    try:
        while data := await reader.read(1000):
            for message in deframer.feed(data):
                for receiver, text in room.on_message(writer, message.decode()):
                    receiver.put(text)
    except (OSError, ValueError):
        pass
    finally:
        pumping.cancel()
        for receiver, text in room.on_gone(writer):
            receiver.put(text)
        writer.transport.abort()
        await asyncio.gather(pumping, return_exceptions=True)


def chat_server_async(listener: socket.socket, stop: threading.Event) -> None:
    """Run `chat` for each connection to `listener` until `stop` is set (given)."""

    async def serve() -> None:
        room, tasks = Room(), []
        server = await asyncio.start_server(
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
        )
        while not stop.is_set():
            await asyncio.sleep(0.05)
            for task in tasks:
                if task.done():
                    task.result()  # raises here what chat raised
        server.close()
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, Exception):
                raise result

    asyncio.run(serve())
