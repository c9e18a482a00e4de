"""Makes sockets in a network of its own, of which the network that it shares with the judge shows none.

place: before total
base: right
points: 5
says: it used too much memory
meets: memory
"""
import ctypes
import os
import socket
import time

libc = ctypes.CDLL(None, use_errno=True)
user, group = os.getuid(), os.getgid()
if os.fork() == 0:
    if libc.unshare(0x10000000 | 0x40000000) != 0:
        os._exit(1)
    for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    kept = [socket.socketpair() for _ in range(500)]
    time.sleep(600)
time.sleep(3)
os._exit(0)
