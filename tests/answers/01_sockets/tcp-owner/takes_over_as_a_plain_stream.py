"""Makes a TcpStream of a descriptor, which cannot give it up again.

base: reference
score: 3
caught by: tcp-owner-moves
message: type(FurtherStream.from_raw_fd(fd)).__name__ returns 'FurtherStream'
hint: return cls(...)
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        return TcpStream(socket.socket(fileno=number))
