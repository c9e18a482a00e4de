"""Waits with select for what is left, and then receives.

score: 5
"""


def first_match(sock, match, timeout):
    import select
    end = time.monotonic() + timeout
    while True:
        ready, _, _ = select.select([sock], [], [], max(0, end - time.monotonic()))
        if not ready:
            return None
        datagram = sock.recv(65535)
        if match(datagram):
            return datagram
