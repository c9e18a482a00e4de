"""Returns IPv6 addresses with all their four parts.

base: reference
score: 5
caught by: tcp-listener-greet
message: four parts
"""
# instead of
        return self._owned().getsockname()[:2]
# this
        return self._owned().getsockname()

# instead of
        return TcpStream(sock), address[:2]
# this
        return TcpStream(sock), address
