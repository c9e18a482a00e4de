"""A user namespace of its own gives it every right, but not over the network that the judge works in.

place: before total
points: 0
says: SystemError: taken down False
"""
import ctypes
import fcntl
import os
import socket
import struct

libc = ctypes.CDLL(None, use_errno=True)
reading, writing = os.pipe()
if os.fork() == 0:
    libc.unshare(0x10000000)
    down = False
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        try:
            fcntl.ioctl(sock, 0x8914, struct.pack("16sh14x", b"lo", 0))
            down = True
        except OSError:
            pass
    os.write(writing, str(down).encode())
    os._exit(0)
raise SystemError(f"taken down {os.read(reading, 5).decode()}")
