"""Waits with select, on a socket that does not block.

score: 4
"""


def probe_udp(address, timeout):
    if timeout <= 0:
        raise ValueError(timeout)
    import select
    family = socket.getaddrinfo(*address, type=socket.SOCK_DGRAM)[0][0]
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        sock.connect(address)
        sock.setblocking(False)
        sock.send(b"?")
        if not select.select([sock], [], [], timeout)[0]:
            return "silent"
        sock.recv(65535)
        return "answers"
    except ConnectionError:
        return "closed"
    finally:
        sock.close()
