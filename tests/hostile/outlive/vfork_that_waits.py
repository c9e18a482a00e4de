"""A process waits, so that no signal reaches it, for a child that it made with vfork.

place: before total
points: 0
"""
import ctypes

ctypes.CDLL(None).syscall(56, 0x4000 | 17, 0, 0, 0, 0)  # clone(CLONE_VFORK | SIGCHLD)
while True:
    pass
