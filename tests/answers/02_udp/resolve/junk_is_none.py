"""Returns what it has when the TCP response cannot be read.

base: reference
score: 4
caught by: resolve-liars
message: junk
hint: let parse_response's Malformed through
"""
# instead of
            size = int.from_bytes(recv_exactly(sock, 2), "big")
            response = parse_response(recv_exactly(sock, size))
# this
            try:
                size = int.from_bytes(recv_exactly(sock, 2), "big")
                response = parse_response(recv_exactly(sock, size))
            except Malformed:
                return response.answers
