"""Makes and reads the packets with struct, counts the blocks itself, and connects once it knows the port.

score: 4
"""


def tftp_get(server: Address, name: str) -> bytes:
    """Fetch the file `name` from the TFTP server at an address, over a line that loses nothing."""
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        sock.sendto(b"\0\1" + name.encode() + b"\0octet\0", server)
        packet, source = sock.recvfrom(516)
        sock.connect(source)
        whole, expected = b"", 1
        while packet[:2] == b"\0\3":
            assert struct.unpack("!H", packet[2:4]) == (expected,)
            whole += packet[4:]
            sock.send(b"\0\4" + packet[2:4])
            if len(packet) < 516:
                return whole
            expected += 1
            packet = sock.recv(516)
        text = packet[4:-1].decode()
        if packet[2:4] == b"\0\1":
            raise FileNotFoundError(text)
        raise ConnectionAbortedError(text)
    finally:
        sock.close()
