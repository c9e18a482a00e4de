"""Makes a socket for each query.

base: reference
score: 5
caught by: dns-ask-again
message: all its queries come from one port
hint: one socket for all queries
"""
# instead of
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
        for _ in range(1 + retries):
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
# this
    for _ in range(1 + retries):
        with socket.socket(family, socket.SOCK_DGRAM) as sock:
            sock.connect(server)
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
