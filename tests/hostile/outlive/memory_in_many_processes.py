"""Memory is taken by many processes, each of which takes little.

place: before tell-each
base: right
points: 5
meets: memory
says: SystemError: stopped by
"""
import os
import time

for _ in range(20):
    if os.fork() == 0:
        kept = b"x" * (16 << 20)
        while True:
            time.sleep(1)
raise SystemError(f"stopped by {os.WTERMSIG(os.wait()[1])}")
