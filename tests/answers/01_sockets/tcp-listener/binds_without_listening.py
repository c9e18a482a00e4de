"""Binds a socket to the address and does not let it listen.

base: reference
score: 4
caught by: tcp-listener-accept
message: a client that calls that address over 127.0.0.1 is connected
hint: nobody listens where local_addr() says
"""
# instead of
        return cls(socket.create_server(address, family=family))
# this
        sock = socket.socket(family)
        sock.bind(address)
        return cls(sock)
