"""Makes the socket of the IPv4 family, whatever the host is.

base: reference
score: 5
caught by: tcp-stream-connect
message: TcpStream.connect over ::1
hint: socket.create_connection chooses by itself
"""
# instead of
        return cls(socket.create_connection(address))
# this
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.connect(address)
        return cls(sock)
