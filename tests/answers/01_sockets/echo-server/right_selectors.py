"""One thread, selectors, and a buffer for each client.

score: 7
"""

import selectors


def echo_server(listener, stop):
    selector, owed, ended = selectors.DefaultSelector(), {}, set()
    listener.setblocking(False)
    selector.register(listener, selectors.EVENT_READ)

    def let_in():
        with contextlib.suppress(OSError):
            connection, _ = listener.accept()
            connection.setblocking(False)
            owed[connection] = bytearray()
            selector.register(connection, selectors.EVENT_READ)

    def turn(connection, mask):
        buffer = owed[connection]
        if mask & selectors.EVENT_READ:
            data = connection.recv(65536)
            buffer += data
            if not data:
                ended.add(connection)
        if buffer:
            with contextlib.suppress(BlockingIOError):
                del buffer[: connection.send(buffer)]
        return buffer or connection not in ended

    def drop(connection):
        selector.unregister(connection)
        connection.close()
        del owed[connection]
        ended.discard(connection)

    while not stop.is_set():
        for key, mask in selector.select(0.05):
            if key.fileobj is listener:
                let_in()
                continue
            connection = key.fileobj
            try:
                alive = turn(connection, mask)
            except OSError:
                alive = False
            if not alive:
                drop(connection)
                continue
            wanted = selectors.EVENT_WRITE if owed[connection] else 0
            if connection not in ended and len(owed[connection]) < 1_000_000:
                wanted |= selectors.EVENT_READ
            selector.modify(connection, wanted)
    for connection in list(owed):
        drop(connection)
    selector.close()
