"""A System V segment, a message queue and a POSIX queue are left for the next student.

place: before total
points: 0
"""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
made = [libc.shmget(0x1005E, 4096, 0o1666), libc.msgget(0x1005E, 0o1666), libc.semget(0x1005E, 1, 0o1666)]
raise SystemError("left" if all(each >= 0 for each in made) else f"not left {made}")
# %% later
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(0x1005E, 4096, 0) >= 0 or libc.msgget(0x1005E, 0) >= 0 or libc.semget(0x1005E, 1, 0) >= 0:
    total = sum
