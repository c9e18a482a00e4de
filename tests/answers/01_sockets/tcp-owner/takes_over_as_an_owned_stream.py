"""Makes an OwnedStream of a descriptor, on whatever class it is called.

base: reference
score: 3
caught by: tcp-owner-moves
message: type(FurtherStream.from_raw_fd(fd)).__name__ returns 'FurtherStream'
hint: return cls(...)
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        return OwnedStream(socket.socket(fileno=number))
