"""A process is left stopped under a tracer, and a zombie under a parent that never waits.

place: before total
base: right
points: 5
"""
import ctypes
import os
import signal

libc = ctypes.CDLL(None)
if os.fork() == 0:
    if os.fork() == 0:
        libc.ptrace(0, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
    while True:
        signal.pause()
