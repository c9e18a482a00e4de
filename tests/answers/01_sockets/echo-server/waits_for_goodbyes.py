"""Waits, when told to stop, until every client has finished.

base: right_plain
score: 7
caught by: echo-server-stop
message: do not wait for the clients
hangs: yes
"""
# instead of
    for connection, thread in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
# this
    for _, thread in conversations:
