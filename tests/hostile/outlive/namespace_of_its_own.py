"""A process hides in user, pid and mount namespaces of its own, as process 1 there.

place: before total
base: right
points: 5
"""
import ctypes
import os
import time

libc = ctypes.CDLL(None)
if os.fork() == 0:
    libc.unshare(0x10000000 | 0x20000000 | 0x00020000)
    if os.fork() == 0:
        try:
            os.setsid()
        except OSError:
            os.setpgid(0, 0)
        while True:
            time.sleep(1)
    os._exit(0)
