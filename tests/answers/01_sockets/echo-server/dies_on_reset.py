"""Lets a reset escape from the one loop that serves everybody.

score: 6
caught by: echo-server-reset
message: Ben and Cy reset
hint: echo_server ended with ConnectionResetError
"""

import selectors


def echo_server(listener, stop):
    selector, owed = selectors.DefaultSelector(), {}
    selector.register(listener, selectors.EVENT_READ)
    while not stop.is_set():
        for key, mask in selector.select(0.05):
            if key.fileobj is listener:
                connection, _ = listener.accept()
                connection.setblocking(False)
                owed[connection] = [bytearray(), False]
                selector.register(connection, selectors.EVENT_READ)
                continue
            connection = key.fileobj
            buffer = owed[connection][0]
            if mask & selectors.EVENT_READ:
                data = connection.recv(65536)
                buffer += data
                owed[connection][1] = not data
            if buffer:
                with contextlib.suppress(BlockingIOError):
                    del buffer[: connection.send(buffer)]
            ended = owed[connection][1]
            if ended and not buffer:
                selector.unregister(connection)
                connection.close()
                del owed[connection]
            else:
                wanted = (selectors.EVENT_WRITE if buffer else 0) | (0 if ended else selectors.EVENT_READ)
                selector.modify(connection, wanted)
    for connection in owed:
        connection.close()
