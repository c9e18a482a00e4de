"""The child process of `loopback.kernel.namespace.host`: enters its namespaces, does one task, prints the result.

Run by its path and kept to the few modules of the standard library that it cannot do without: importing json,
pathlib and typing would take as long as all the rest. Argument and result are JSON values in Python's own marshal
format; at both ends is the same Python, with nobody between.
"""

import ctypes
import marshal
import os
import socket
import struct
import sys
import time
import types
from contextlib import suppress

PACKAGES = (
    "loopback",
    "loopback.kernel",
    "loopback.kernel.observe",
    "loopback.kernel.namespace",
    "loopback.kernel.host",
)
FORBIDDEN = 3  # exit status: no namespace to be had here

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_SIOCGIFINDEX, _SIOCSIFFLAGS, _SIOCSIFADDR = 0x8933, 0x8914, 0x8916
_IFA_F_TENTATIVE = 0x40
_ADDRESS_TIMEOUT = 5.0  # seconds
_IFF_UP, _IFF_LOOPBACK, _IFF_RUNNING = 0x1, 0x8, 0x40

IPV6_HOSTS = ("fd00::1", "fd00::2")  # addresses of this host besides ::1


def enter() -> None:
    """Move this process into user and network namespaces of its own, with `lo` up; exit if that is forbidden."""
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        print(f"this system forbids namespaces ({os.strerror(ctypes.get_errno())})", file=sys.stderr)
        sys.exit(FORBIDDEN)
    try:
        for path, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{path}", "w") as file:
                file.write(text)
        _raise_lo()
    except OSError as error:
        print(f"this system forbids namespaces ({error.strerror})", file=sys.stderr)
        sys.exit(FORBIDDEN)


def _raise_lo() -> None:
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        flags = _IFF_UP | _IFF_LOOPBACK | _IFF_RUNNING
        fcntl.ioctl(sock, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags))
        (index,) = struct.unpack("16xi", fcntl.ioctl(sock, _SIOCGIFINDEX, struct.pack("16si", b"lo", 0)))
    with suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as sock:
        for host in IPV6_HOSTS:
            address = socket.inet_pton(socket.AF_INET6, host)
            fcntl.ioctl(sock, _SIOCSIFADDR, address + struct.pack("Ii", 128, index))
    limit = time.monotonic() + _ADDRESS_TIMEOUT
    while _tentative() and time.monotonic() < limit:
        time.sleep(
            0.001
        )  # the kernel looks for duplicate addresses first, and announces the end to nobody here


def _tentative() -> bool:
    """Whether an IPv6 address of this host may not be used yet (the flags are the fifth column)."""
    with suppress(OSError), open("/proc/net/if_inet6") as file:
        return any(int(line.split()[4], 16) & _IFA_F_TENTATIVE for line in file)
    return False


def main() -> None:
    """Do the task that the command line names, with the argument on standard input."""
    # Not an import, and of the packages just the names: all of the lab bench takes longer to import than most tasks.
    bench = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for name in PACKAGES:
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__path__ = [os.path.join(bench, *name.split(".")[1:])]
    from loopback.kernel.namespace.tasks import TASKS

    argument = marshal.load(sys.stdin.buffer)
    enter()
    if sys.argv[1] != "kernel_host":
        # One processor: what is sent first also arrives first, so a sentinel that arrives proves a loss.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    marshal.dump(TASKS[sys.argv[1]](argument), sys.stdout.buffer)


if __name__ == "__main__":
    main()
