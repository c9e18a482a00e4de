"""Settings of the machine and of the network are written: the names of hosts, buffers, ports.

place: before total
points: 0
says: SystemError: 0 changed
"""
import ctypes
import glob
import os
import socket

changed = 0
for pattern in ("/proc/sys/net/ipv4/*", "/proc/sys/net/core/*", "/proc/sys/kernel/*", "/proc/sys/vm/*", "/proc/sys/fs/*"):
    for place in glob.glob(pattern):
        try:
            text = open(place).read()
            with open(place, "w") as file:
                file.write(text)
            changed += "ns_last_pid" not in place
        except OSError:
            pass
libc = ctypes.CDLL(None, use_errno=True)
changed += libc.sethostname(b"hostile", 7) == 0
changed += libc.mount(b"tmpfs", b"/scratch", b"tmpfs", 0, None) == 0
changed += libc.umount2(b"/proc", 2) == 0
for kind in ((socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_INET, socket.SOCK_RAW)):
    try:
        socket.socket(*kind, 1)
        changed += 1
    except OSError:
        pass
raise SystemError(f"{changed} changed")
