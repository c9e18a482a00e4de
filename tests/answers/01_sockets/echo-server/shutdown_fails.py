"""Shuts down connections that have ended already, and lets the error out.

base: reference
score: 4
caught by: echo-server-stop
message: OSError
hint: the connection has ended already
"""
# instead of
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
# this
        connection.shutdown(socket.SHUT_RDWR)
