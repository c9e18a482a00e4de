"""Wraps the number in a socket object, which closes it again when it is thrown away.

base: reference
score: 3
caught by: fd-echo-closes-once
message: Bad file descriptor
hint: an object around it that Python threw away
"""
# instead of
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
# this
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    sock = socket.socket(fileno=fd)
    sock.setblocking(True)
