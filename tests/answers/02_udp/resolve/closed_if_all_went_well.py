"""Closes the TCP connection only if all went well.

base: reference
score: 4
caught by: resolve-closes
message: after junk
hint: `with` does it
"""
# instead of
        with socket.create_connection(server, timeout) as sock:
            sock.sendall(len(message).to_bytes(2, "big") + message)
            size = int.from_bytes(recv_exactly(sock, 2), "big")
            response = parse_response(recv_exactly(sock, size))
# this
        sock = socket.create_connection(server, timeout)
        kept.append(sock)
        sock.sendall(len(message).to_bytes(2, "big") + message)
        size = int.from_bytes(recv_exactly(sock, 2), "big")
        response = parse_response(recv_exactly(sock, size))
        sock.close()
# instead of
def resolve(name: str, qtype: int, server: Address, timeout: float = 1.0) -> list[Record]:
# this
kept: list[socket.socket] = []


def resolve(name: str, qtype: int, server: Address, timeout: float = 1.0) -> list[Record]:
