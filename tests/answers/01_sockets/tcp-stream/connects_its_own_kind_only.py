"""Names TcpStream in connect, so that a subclass does not get its own kind.

base: reference
score: 6
caught by: tcp-stream-owner
message: subclass
"""
# instead of
        return cls(socket.create_connection(address))
# this
        return TcpStream(socket.create_connection(address))
