"""Returns when told to stop, and leaves the conversations to their threads.

base: right_plain
score: 7
caught by: echo-server-stop
message: close each before you return
"""
# instead of
    for connection, thread in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        thread.join()
# this
