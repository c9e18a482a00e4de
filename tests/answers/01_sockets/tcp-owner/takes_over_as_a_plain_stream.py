"""Makes a TcpStream of a descriptor, which cannot give it up again.

base: reference
score: 3
caught by: tcp-owner-moves
message: what both streams wrote
hint: return cls(...)
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        return TcpStream(socket.socket(fileno=number))
