"""asyncio's streams, with a task that looks at stop.

score: 7
"""

import asyncio


async def serve(listener, stop):
    tasks = set()

    async def converse(reader, writer):
        tasks.add(asyncio.current_task())
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
            writer.close()
            await writer.wait_closed()
        except OSError:
            pass
        finally:
            tasks.discard(asyncio.current_task())
            if stop.is_set():
                writer.transport.abort()
            else:
                writer.close()

    listener.setblocking(False)
    server = await asyncio.start_server(converse, sock=listener.dup())
    while not stop.is_set():
        await asyncio.sleep(0.02)
    server.close()
    for task in list(tasks):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def echo_server(listener, stop):
    asyncio.run(serve(listener, stop))
