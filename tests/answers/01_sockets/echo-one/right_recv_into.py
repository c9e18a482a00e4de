"""One buffer for all turns, and iter with a sentinel.

score: 4
"""


def echo(connection):
    buffer, count = bytearray(32768), 0
    view = memoryview(buffer)
    with connection, contextlib.suppress(OSError):
        for size in iter(lambda: connection.recv_into(buffer), 0):
            connection.sendall(view[:size])
            count += size
    return count
