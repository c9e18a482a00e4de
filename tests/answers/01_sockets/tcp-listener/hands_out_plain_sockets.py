"""Returns the socket of the library, not a TcpStream.

base: reference
score: 1
caught by: tcp-listener-accept
message: accept() over 127.0.0.1
hint: make a TcpStream of it
"""
# instead of
        return TcpStream(sock), address[:2]
# this
        return sock, address[:2]
