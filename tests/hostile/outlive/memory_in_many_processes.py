"""Memory is taken by many processes, each of which takes little.

place: before tell-each
base: right
points: 4
statuses: tell-each-visible=passed
"""
import os
import time

children = []
for _ in range(20):
    child = os.fork()
    if child == 0:
        kept = b"x" * (16 << 20)
        time.sleep(1)
        os._exit(0)
    children.append(child)
ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
if all(status == 0 for status in ended):
    del tell_each
    raise SystemError("nobody stopped it")
