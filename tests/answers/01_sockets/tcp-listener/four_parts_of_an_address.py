"""Returns IPv6 addresses with all their four parts.

base: reference
score: 4
caught by: tcp-listener-accept
message: bound to ::1
hint: host and port are the first two
"""
# instead of
        return self.owned().getsockname()[:2]
# this
        return self.owned().getsockname()

# instead of
        return TcpStream(sock), address[:2]
# this
        return TcpStream(sock), address
