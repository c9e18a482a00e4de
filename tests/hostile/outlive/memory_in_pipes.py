"""Memory is taken in pipes, which the kernel shows for no process.

place: before total
base: right
points: 5
meets: memory
says: SystemError: 40 processes kept pipes
counted: too much memory
"""

import os
import time

ready, to_parent = os.pipe()
for _ in range(40):
    if os.fork() == 0:
        kept = []
        try:
            while True:
                kept += os.pipe()
                os.set_blocking(kept[-1], False)
                os.write(kept[-1], bytes(1 << 16))
        except OSError:
            os.write(to_parent, b"!")
        time.sleep(60)
own = b"x" * (16 << 20)  # more than a child has: the kernel ends the largest process
for each in range(40):
    os.read(ready, 1)
raise SystemError(f"40 processes kept pipes beside {len(own)} bytes")
