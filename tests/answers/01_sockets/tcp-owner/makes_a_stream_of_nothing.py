"""Makes a stream without the socket that its __init__ takes.

base: reference
score: 1
caught by: tcp-owner-takes
message: that from_raw_fd took
hint: the `def` of its __init__
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        stream = cls()
        stream.sock = socket.socket(fileno=number)
        return stream
