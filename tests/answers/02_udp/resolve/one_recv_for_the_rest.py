"""Receives what stands behind the length with one recv.

base: reference
score: 2
caught by: resolve-tcp
message: in five pieces
hint: recv_exactly(sock, 2)
"""
# instead of
            size = int.from_bytes(recv_exactly(sock, 2), "big")
            response = parse_response(recv_exactly(sock, size))
# this
            size = int.from_bytes(recv_exactly(sock, 2), "big")
            response = parse_response(sock.recv(size))
