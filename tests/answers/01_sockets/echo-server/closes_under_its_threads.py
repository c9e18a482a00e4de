"""Closes each connection under the recv that waits in it, and returns.

base: reference
score: 5
caught by: echo-server-stop
message: when the server has returned
hint: close does not end a connection while a thread waits in its recv
"""
# instead of
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        thread.join()
# this
        connection.close()
