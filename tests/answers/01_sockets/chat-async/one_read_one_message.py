"""Takes what one read returns for one frame.

score: 0
caught by: chat-async-talk
message: reach Bob and Cat
"""


async def chat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, room: dict) -> None:
    """Serve one connection of a chat; `room` is shared by all of them."""
    deframer, name = Deframer(), None

    def tell(text: str, receivers: list[asyncio.StreamWriter]) -> None:
        for receiver in receivers:
            if not receiver.transport.is_closing():
                receiver.write(frame(text.encode()))
                if receiver.transport.get_write_buffer_size() > LIMIT:
                    receiver.transport.abort()

    def hear(text: str) -> None:
        nonlocal name
        if name is not None:
            tell(f"{name}: {text}", [other for other in room.values() if other is not writer])
        elif not text.startswith("/join "):
            tell("! join first", [writer])
        elif not (text[6:].isalnum() and len(text[6:]) <= 16):
            tell("! bad name", [writer])
        elif text[6:] in room:
            tell(f"! {text[6:]} is taken", [writer])
        else:
            name = text[6:]
            room[name] = writer
            tell(f"* {name} joined", list(room.values()))

    try:
        while data := await reader.read(65536):
            hear(data[4:].decode())
    except (OSError, ValueError):
        pass  # reset, no UTF-8, or too long: in each case it is over
    finally:
        if name is not None:
            del room[name]
            tell(f"* {name} left", list(room.values()))
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
