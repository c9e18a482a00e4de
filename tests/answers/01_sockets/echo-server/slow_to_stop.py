"""Looks at stop once in five seconds.

base: reference
score: 7
caught by: echo-server-stop
message: within a second
"""
# instead of
    """Send back to each client what it sends, all clients at once, until `stop` is set."""

    def converse(connection: socket.socket) -> None:
# this
    def converse(connection):

# instead of
    listener.settimeout(0.05)
# this
    listener.settimeout(5)
