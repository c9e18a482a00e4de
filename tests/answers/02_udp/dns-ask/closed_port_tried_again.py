"""Tries a closed port again, and calls it silent.

base: reference
score: 4
caught by: dns-ask-ends
message: raises ConnectionError
hint: let it through
"""
# instead of
        for _ in range(1 + retries):
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
# this
        for _ in range(1 + retries):
            try:
                sock.send(message)
                datagram = first_match(sock, match, timeout)
            except ConnectionError:
                continue
            if datagram is not None:
                return parse_response(datagram)
