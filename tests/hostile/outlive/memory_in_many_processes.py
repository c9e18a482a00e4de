"""Memory is taken by many processes, each of which takes little.

place: before tell-each
base: right
points: 5
says: SystemError: stopped
"""
import os
import time

children = []
for _ in range(20):
    child = os.fork()
    if child == 0:
        kept = b"x" * (16 << 20)
        time.sleep(0.5)
        os._exit(0)
    children.append(child)
ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
raise SystemError("nobody stopped it" if not any(ended) else "stopped")
