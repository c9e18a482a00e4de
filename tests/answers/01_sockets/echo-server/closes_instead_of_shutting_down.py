"""Closes each connection under the recv that waits in it, and joins its thread.

base: reference
score: 5
caught by: echo-server-stop
message: returns once stop is set
hint: join waits for a thread
"""
# instead of
            connection.shutdown(socket.SHUT_RDWR)
# this
            connection.close()
