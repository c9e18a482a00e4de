"""Sockets of every other family are tried, vsock first, which leads to the machine that hosts this one.

place: before total
points: 0
says: SystemError: [] made
"""

import socket

made = []
for family in range(1, 64):
    if family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET):
        continue
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW):
        try:
            made.append((family, socket.socket(family, kind)))
        except OSError:
            pass
if made:
    total = sum
raise SystemError(f"{[family for family, _ in made]} made")
