"""Listens in the IPv4 family, whatever the host is.

base: reference
score: 4
caught by: tcp-listener-accept
message: TcpListener.bind(('::1', 0))
hint: AF_INET6
"""
# instead of
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        return cls(socket.create_server(address, family=family))
# this
        return cls(socket.create_server(address))
