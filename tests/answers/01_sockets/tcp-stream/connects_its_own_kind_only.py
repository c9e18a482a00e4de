"""Names TcpStream in connect, so that a class that continues it does not get its own kind.

base: reference
score: 5
caught by: tcp-stream-connect
message: type(SippingStream.connect(at)).__name__ returns
hint: return cls(...)
"""
# instead of
        return cls(socket.create_connection(address))
# this
        return TcpStream(socket.create_connection(address))
