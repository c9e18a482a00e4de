"""Connects a socket of its own, which is of the IPv4 family whatever the host is.

base: reference
score: 5
caught by: tcp-stream-connect
message: TcpStream.connect over ::1 makes a stream
hint: socket.create_connection finds out which kind of host it is
"""
# instead of
        return cls(socket.create_connection(address))
# this
        sock = socket.socket()
        sock.connect(address)
        return cls(sock)
