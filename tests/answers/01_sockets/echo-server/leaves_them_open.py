"""Returns when told to stop, and leaves the conversations to their threads.

base: right_plain
score: 5
caught by: echo-server-stop
message: when the server has returned
hint: keep every connection that you accepted
"""
# instead of
    for connection, thread in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        thread.join()
# this
