"""A thread for each client that looks at stop itself, between short waits.

score: 7
"""

import select


def converse(connection, stop):
    owed, ended = b"", False
    connection.setblocking(False)
    with connection, contextlib.suppress(ConnectionError):
        while not stop.is_set() and (owed or not ended):
            wants_read = [] if owed or ended else [connection]
            can_read, can_write, _ = select.select(wants_read, [connection] if owed else [], [], 0.05)
            if can_read:
                owed = connection.recv(4096)
                ended = not owed
            if can_write:
                owed = owed[connection.send(owed) :]


def echo_server(listener, stop):
    threads = []
    while not stop.is_set():
        if select.select([listener], [], [], 0.05)[0]:
            connection, _ = listener.accept()
            threads.append(threading.Thread(target=converse, args=(connection, stop)))
            threads[-1].start()
    for thread in threads:
        thread.join()
