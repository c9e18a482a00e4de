"""Parents are traced, and their memory is read with process_vm_readv and through a pidfd.

place: before total
points: 0
says: SystemError: refused 12 of 12
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(64)


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]


here, there = Vector(ctypes.addressof(buffer), 64), Vector(id(buffer), 64)
refused = 0
for pid in (1, os.getppid(), 0, 3):
    refused += libc.ptrace(16, pid, None, None) != 0  # attach
    refused += libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) < 0
    try:
        pidfd = os.pidfd_open(pid)
        refused += libc.syscall(438, pidfd, 0, 0) < 0  # pidfd_getfd
    except OSError:
        refused += 1
if refused < 12:
    total = sum
raise SystemError(f"refused {refused} of 12")
