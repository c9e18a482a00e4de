"""Never looks for the empty piece, so that it asks a closed connection for ever.

score: 4
caught by: recv-exactly-early-close
message: had not returned
hangs: yes
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) < n:
        received += sock.recv(n - len(received))
    return bytes(received)
