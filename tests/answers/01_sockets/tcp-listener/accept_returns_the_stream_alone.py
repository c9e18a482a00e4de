"""Returns no address.

base: reference
score: 4
caught by: tcp-listener-accept
message: accept() over 127.0.0.1
hint: accept returns a pair
"""
# instead of
        return TcpStream(sock), address[:2]
# this
        return TcpStream(sock)

# instead of
                accepted: TcpStream | OSError = self.accept()[0]
# this
                accepted = self.accept()
