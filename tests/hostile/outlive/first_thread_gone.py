"""Memory is taken by a process whose first thread has ended, so that the process looks as if it were over.

place: before total
base: right
points: 5
meets: memory
says: SystemError: ended by -9
"""

import ctypes
import os
import threading
import time

EXIT = {"x86_64": 60, "aarch64": 93}[os.uname().machine]  # of one thread


def take():
    kept = [b"%d" % number + bytes(b"x" * (4 << 20)) for number in range(100)]
    time.sleep(60 + len(kept))


child = os.fork()
if child == 0:
    threading.Thread(target=take).start()
    ctypes.CDLL(None).syscall(EXIT, 0)
_, status = os.waitpid(child, 0)
raise SystemError(f"ended by {os.waitstatus_to_exitcode(status)}")
