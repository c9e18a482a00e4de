"""Takes all that the kernel grants to a user for watching files, so that the grader's other programs have none.

place: before total
base: right
points: 5
says: had 8 instances
"""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
had = 0
while had < 100 and libc.inotify_init() >= 0:
    had += 1
raise RuntimeError(f"had {had} instances")
