"""Memory is taken by a process that nobody may look into.

place: before tell-each
base: right
points: 5
meets: memory
statuses: tell-each-visible=passed
says: too much memory
"""
import ctypes
import mmap
import time

ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # not dumpable
kept = []
for _ in range(100):
    kept.append(mmap.mmap(-1, 4 << 20))
    kept[-1].write(b"x" * (4 << 20))
private = [bytearray(b"x" * (4 << 20)) for _ in range(100)]
time.sleep(0.7)
