"""Memory is taken in shared mappings, which belong to no process alone.

place: before tell-each
base: right
points: 5
meets: memory
statuses: tell-each-visible=passed
says: too much memory
"""
import mmap
import time

kept = []
for _ in range(100):
    kept.append(mmap.mmap(-1, 4 << 20))
    kept[-1].write(b"x" * (4 << 20))
time.sleep(0.8)
