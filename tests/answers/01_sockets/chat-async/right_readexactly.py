"""Reads frame by frame with readexactly, and lets a group of endings share one except.

score: 4
"""


async def chat(reader, writer, room):
    """Serve one connection of a chat; `room` is shared by all of them, and knows each by its writer."""

    def send(told):
        for to, text in told:
            if to.transport.is_closing():
                continue
            to.write(frame(text.encode()))
            if to.transport.get_write_buffer_size() > LIMIT:
                to.transport.abort()

    async def next_text():
        length = int.from_bytes(await reader.readexactly(4), "big")
        if length > CAP:
            raise ValueError(str(length))
        return (await reader.readexactly(length)).decode()

    try:
        while True:
            send(room.on_message(writer, await next_text()))
    except (EOFError, OSError, ValueError):
        return
    finally:
        send(room.on_gone(writer))
        writer.close()


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
