"""asyncio, with a queue and a task that drains it for each connection.

score: 12
"""


class _Line:
    def __init__(self, writer):
        self.writer, self.name, self.queue, self.kept = writer, None, asyncio.Queue(), 0
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
    lines, tasks = set(), set()

    def tell(text, besides=None):
        for line in lines:
            if line.name and line is not besides:
                line.put(text)

    def hear(line, text):
        command, _, name = text.partition(" ")
        if line.name:
            tell(f"{line.name}: {text}", line)
        elif not text.startswith("/join "):
            line.put("! join first")
        elif not name.isalnum() or len(name) > 16:
            line.put("! bad name")
        elif any(name == other.name for other in lines):
            line.put(f"! {name} is taken")
        else:
            line.name = name
            tell(f"* {name} joined")

    async def serve(reader, writer):
        writer.transport.set_write_buffer_limits(high=1024)
        line, deframer = _Line(writer), Deframer()
        lines.add(line)
        try:
            while data := await reader.read(4096):
                for message in deframer.feed(data):
                    hear(line, message.decode())
        except (OSError, ValueError):
            pass
        finally:
            line.pump.cancel()
            lines.discard(line)
            if line.name:
                tell(f"* {line.name} left")
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
