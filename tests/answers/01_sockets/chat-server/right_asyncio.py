"""asyncio, with a queue and a task that drains it for each connection.

score: 7
"""


class _Line:
    def __init__(self, writer):
        self.writer, self.queue, self.kept = writer, asyncio.Queue(), 0
        self.pump = asyncio.create_task(self._pump())

    def put(self, text):
        data = frame(text.encode())
        self.kept += len(data)
        if self.kept > LIMIT:
            self.writer.transport.abort()
        else:
            self.queue.put_nowait(data)

    async def _pump(self):
        try:
            while True:
                data = await self.queue.get()
                self.writer.write(data)
                await self.writer.drain()
                self.kept -= len(data)
        except OSError:
            pass


async def _serve(listener, stop):
    room, tasks = Room(), set()

    async def serve(reader, writer):
        writer.transport.set_write_buffer_limits(high=1024)
        line, deframer = _Line(writer), Deframer()
        try:
            while data := await reader.read(4096):
                for message in deframer.feed(data):
                    for receiver, text in room.on_message(line, message.decode()):
                        receiver.put(text)
        except (OSError, ValueError):
            pass
        finally:
            line.pump.cancel()
            for receiver, text in room.on_gone(line):
                receiver.put(text)
            writer.transport.abort()

    def begin(reader, writer):
        task = asyncio.create_task(serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(begin, sock=listener.dup())
    while not stop.is_set():
        await asyncio.sleep(0.05)
    server.close()
    for task in list(tasks):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    asyncio.run(_serve(listener, stop))
