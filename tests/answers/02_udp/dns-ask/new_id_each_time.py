"""Draws a new id for each retry, so that a late answer is none.

base: reference
score: 5
caught by: dns-ask-again
message: all its queries are the same
hint: a retry is the same message
"""
# instead of
        for _ in range(1 + retries):
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
# this
        for _ in range(1 + retries):
            id = int.from_bytes(os.urandom(2), "big")
            message = build_query(name, qtype, id)
            wanted = id, *wanted[1:]
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
