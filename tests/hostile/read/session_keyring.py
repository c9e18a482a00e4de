"""The kernel's keyrings are searched for a key that the grader's own session holds.

place: before total
points: 0
says: SystemError: no key
"""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
found = [libc.syscall(250, 10, ring, b"user", b"loopback-canary", 0) for ring in (-3, -4, -5)]
if any(key > 0 for key in found):
    total = sum
raise SystemError("a key" if any(key > 0 for key in found) else "no key")
