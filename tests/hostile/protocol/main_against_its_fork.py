"""A process of a cell's hunts the forks that answer the tests: it traces them, writes to them, and kills them.

place: before total
points: 0
"""
import ctypes
import os
import signal

libc = ctypes.CDLL(None)
if os.fork() == 0:
    known = {name for name in os.listdir("/proc") if name.isdigit()}
    while True:
        for name in os.listdir("/proc"):
            if name.isdigit() and name not in known:
                try:
                    libc.ptrace(16, int(name), None, None)
                    open(f"/proc/{name}/mem", "r+b").close()
                    os.kill(int(name), signal.SIGKILL)
                except OSError:
                    pass
