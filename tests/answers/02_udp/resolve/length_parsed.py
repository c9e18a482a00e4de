"""Takes the length for the beginning of the response.

base: reference
score: 2
caught by: resolve-tcp
message: returns all 12 records
hint: they are no part of it
"""
# instead of
            size = int.from_bytes(recv_exactly(sock, 2), "big")
            response = parse_response(recv_exactly(sock, size))
# this
            response = parse_response(sock.recv(65535))
