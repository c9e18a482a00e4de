"""A key in the session's and the user's keyring is left for the next student.

place: before total
points: 0
says: SystemError: not left
"""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
made = [libc.syscall(248, b"user", b"loopback-left", b"sum", 3, ring) for ring in (-3, -4, -5)]
raise SystemError("left" if any(each > 0 for each in made) else f"not left {made}")
# %% later
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if any(libc.syscall(250, 10, ring, b"user", b"loopback-left", 0) > 0 for ring in (-3, -4, -5)):
    total = sum
