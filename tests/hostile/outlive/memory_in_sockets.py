"""Memory is taken in the buffers of sockets, which the kernel counts for no process.

place: before tell-each
base: right
points: 5
meets: memory
statuses: tell-each-visible=passed
says: too much memory
"""
import os
import socket
import time

for _ in range(4):
    if os.fork() == 0:
        break
else:
    own = b"x" * (16 << 20)  # more than a child has: the kernel ends the largest process
kept = []
try:
    while True:
        for each in socket.socketpair():
            each.setblocking(False)
            kept.append(each)
            try:
                while True:
                    each.send(b"x" * 65536)
            except BlockingIOError:
                pass
except OSError:
    pass
time.sleep(0.7)
