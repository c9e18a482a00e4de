"""Reads frame by frame with readexactly, and lets an error group of endings share one except.

score: 4
"""


async def chat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, room: dict) -> None:
    """Serve one connection of a chat; `room` is shared by all of them."""
    mine = {"name": ""}

    def send(to: asyncio.StreamWriter, text: str) -> None:
        if to.transport.is_closing():
            return
        to.write(frame(text.encode()))
        if to.transport.get_write_buffer_size() > LIMIT:
            to.transport.abort()

    async def next_text() -> str:
        (length,) = struct.unpack("!I", await reader.readexactly(4))
        if length > CAP:
            raise FrameTooLong(str(length))
        return (await reader.readexactly(length)).decode()

    def join(text: str) -> None:
        name = text[len("/join ") :]
        if not text.startswith("/join "):
            send(writer, "! join first")
        elif not name.isalnum() or len(name) > 16:
            send(writer, "! bad name")
        elif name in room:
            send(writer, f"! {name} is taken")
        else:
            mine["name"], room[name] = name, writer
            for member in room.values():
                send(member, f"* {name} joined")

    try:
        while True:
            text = await next_text()
            if not mine["name"]:
                join(text)
                continue
            for name, member in room.items():
                if name != mine["name"]:
                    send(member, f"{mine['name']}: {text}")
    except (EOFError, OSError, ValueError):
        return
    finally:
        if mine["name"]:
            del room[mine["name"]]
            for member in room.values():
                send(member, f"* {mine['name']} left")
        writer.close()


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
