"""Takes the kernel's rings for asynchronous reading, of which the whole machine has so many.

place: before total
base: right
points: 5
says: had 0 rings
"""
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
io_setup = {"x86_64": 206, "aarch64": 0}[__import__("os").uname().machine]
had = 0
while had < 100 and libc.syscall(io_setup, 1000, ctypes.byref(ctypes.c_ulong(0))) == 0:
    had += 1
raise RuntimeError(f"had {had} rings")
