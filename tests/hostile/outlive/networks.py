"""Hundreds of networks are made, whose memory belongs to no process.

place: before total
base: right
points: 5
says: SystemError: few
"""

import ctypes
import os

NEWUSER, NEWNET = 0x10000000, 0x40000000
reader, writer = os.pipe()
child = os.fork()
if child == 0:
    libc, kept = ctypes.CDLL(None), []
    made = 0
    if libc.unshare(NEWUSER) == 0:
        while made < 300 and libc.unshare(NEWNET) == 0:
            kept.append(os.open("/proc/self/ns/net", os.O_RDONLY))
            made += 1
    os.write(writer, b"%d" % made)
    os._exit(0)
made = int(os.read(reader, 10))
raise SystemError("few" if 0 < made < 50 else f"{made} networks")
