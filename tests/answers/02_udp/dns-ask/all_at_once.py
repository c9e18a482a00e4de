"""Sends all its queries before it listens.

base: reference
score: 2
caught by: dns-ask-answer
message: it has sent one query
hint: return as soon as
"""
# instead of
        for _ in range(1 + retries):
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
# this
        for _ in range(1 + retries):
            sock.send(message)
        datagram = first_match(sock, match, timeout)
        if datagram is not None:
            return parse_response(datagram)
