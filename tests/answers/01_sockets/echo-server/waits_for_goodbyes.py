"""Waits, when told to stop, until every client has finished.

base: right_plain
score: 5
caught by: echo-server-stop
message: returns once stop is set
hint: join waits for a thread
"""
# instead of
    for connection, thread in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
# this
    for _, thread in conversations:
