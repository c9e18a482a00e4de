"""Returns the socket of the library, not a TcpStream.

base: reference
score: 0
caught by: tcp-listener-greet
message: TcpStream
"""
# instead of
        return TcpStream(sock), address[:2]
# this
        return sock, address[:2]
