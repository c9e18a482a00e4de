"""A queue with a bound for each member, and a task that drains it.

score: 4
"""


async def chat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, room: dict) -> None:
    """Serve one connection of a chat; `room` is shared by all of them."""
    writer.transport.set_write_buffer_limits(high=0)
    queue, deframer, name = asyncio.Queue(), Deframer(), None
    kept = 0

    def put(text: str) -> None:
        nonlocal kept
        data = frame(text.encode())
        if kept + len(data) > LIMIT:
            writer.transport.abort()
        else:
            kept += len(data)
            queue.put_nowait(data)

    async def pump() -> None:
        nonlocal kept
        while True:
            data = await queue.get()
            writer.write(data)
            await writer.drain()
            kept -= len(data)

    pumping = asyncio.create_task(pump())
    try:
        while data := await reader.read(1000):
            for message in deframer.feed(data):
                text = message.decode()
                if name:
                    for other in room:
                        if other != name:
                            room[other](f"{name}: {text}")
                elif not text.startswith("/join "):
                    put("! join first")
                elif not text[6:].isalnum() or len(text) > 22:
                    put("! bad name")
                elif text[6:] in room:
                    put(f"! {text[6:]} is taken")
                else:
                    name = text[6:]
                    room[name] = put
                    for tell in room.values():
                        tell(f"* {name} joined")
    except (OSError, ValueError):
        pass
    finally:
        pumping.cancel()
        await asyncio.gather(pumping, return_exceptions=True)
        if name:
            del room[name]
            for tell in room.values():
                tell(f"* {name} left")
        writer.transport.abort()


def chat_server_async(listener: socket.socket, stop: threading.Event) -> None:
    """Run `chat` for each connection to `listener` until `stop` is set (given)."""

    async def serve() -> None:
        room: dict = {}
        tasks: list[asyncio.Task] = []
        server = await asyncio.start_server(
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
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
