"""Addresses outside are called: the machine's own, the next one, the world, by both families.

place: before total
points: 0
says: SystemError: 0 reached
"""
import socket

reached = 0
for family, address in [
    (socket.AF_INET, "192.0.2.1"),
    (socket.AF_INET, "10.0.0.1"),
    (socket.AF_INET, "169.254.169.254"),
    (socket.AF_INET6, "2001:db8::1"),
    (socket.AF_INET6, "fe80::1"),
]:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(family, kind) as sock:
            sock.settimeout(0.1)
            try:
                sock.connect((address, 80))
                sock.send(b"x")
                reached += 1
            except OSError:
                pass
for family, kind in ((40, socket.SOCK_STREAM), (16, socket.SOCK_RAW), (17, socket.SOCK_RAW)):
    try:
        with socket.socket(family, kind) as sock:
            sock.settimeout(0.1)
            sock.connect((2, 1024) if family == 40 else (0, 0))
            reached += family == 40
    except OSError:
        pass
if reached:
    total = sum
raise SystemError(f"{reached} reached")
