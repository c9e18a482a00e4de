"""Linux namespaces, mounts and capabilities, as far as a submission needs them; nothing here needs privilege."""

import contextlib
import ctypes
import errno
import fcntl
import os
import socket
import struct
from pathlib import Path

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_CHILD_SUBREAPER = 1, 4, 24, 36
_PR_SET_NO_NEW_PRIVS = 38
_CAPABILITY_VERSION_3 = 0x20080522
_SIOCSIFFLAGS, _IFF_UP_RUNNING = 0x8914, 0x41

# System calls that no exercise needs, by machine: its audit number, those refused altogether (memory that belongs
# to no process; the keys of whoever grades; calls that open much of the kernel; a session,
# and with it a share of the processors, of its own; rings of which the whole machine has so many),
# and those refused unless the arguments named are 0, which means the caller itself (else process 1 could be starved,
# whose user it shares).
_CALLS: dict[str, tuple[int, tuple[int, ...], dict[int, tuple[int, ...]]]] = {
    "x86_64": (
        0xC000003E,
        # shmget, semget, msgget, add_key, request_key, keyctl, memfd_create, memfd_secret,
        # bpf, perf_event_open, userfaultfd, io_uring_setup; setsid; io_setup
        (29, 64, 68, 248, 249, 250, 319, 447, 321, 298, 323, 425, 112, 206),
        # prlimit64, sched_setparam, sched_setscheduler, sched_setaffinity, sched_setattr, setpriority
        {302: (0,), 142: (0,), 144: (0,), 203: (0,), 314: (0,), 141: (0, 1)},
    ),
    "aarch64": (
        0xC00000B7,
        (194, 190, 186, 217, 218, 219, 279, 447, 280, 241, 282, 425, 157, 0),
        {261: (0,), 118: (0,), 119: (0,), 122: (0,), 274: (0,), 140: (0, 1)},
    ),
}
# Calls by which a child's time could go past its parent's, by machine: clone (with CLONE_PARENT a child is a
# sibling), prctl (orphans go to process 1 again), and clone3, whose flags lie where no filter can read them: without it
# the C library calls clone. Not rt_sigaction: a server that forks may ignore SIGCHLD, and `timeout` handles it.
_KINSHIP = {"x86_64": (56, 157, 435), "aarch64": (220, 167, 435)}
_CLONE_PARENT = 0x8000
# socket, socketpair, by machine. Sockets of another family than these belong to no network namespace (vsock reaches the
# machine that hosts this one), or open parts of the kernel that nobody here needs.
_SOCKETS = {"x86_64": (41, 53), "aarch64": (198, 199)}
FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET)
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _HAS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_NO_FAMILY, _NO_CALL = 0x00050000 | errno.EAFNOSUPPORT, 0x00050000 | errno.ENOSYS
_KEYCTL = {"x86_64": 250, "aarch64": 219, "riscv64": 219, "ppc64le": 271, "s390x": 280}  # system calls
_JOIN_SESSION_KEYRING = 1
# Of a submission; as an ordinary user's it would take them from his other programs, which watch files by them.
_WATCHES = {"inotify_instances": 8, "inotify_watches": 512, "fanotify_groups": 0, "fanotify_marks": 0}
_TABLE = 1024  # rows of a network's table of TCP connections; a row takes any number of them

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new ones; OSError where the machine forbids it."""
    _checked(_libc.unshare(flags), "unshare")


def new_user(inside: int, flags: int) -> None:
    """Enter a new user namespace, and those of `flags`, as user and group `inside`, the only ones in it."""
    user, group = os.getuid(), os.getgid()
    unshare(NEWUSER | flags)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{inside} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{inside} {group} 1")


def mount(kind: str, target: str, flags: int = MS_NOSUID | MS_NODEV, options: str = "") -> None:
    """Mount a new file system of a kind that needs no device, in a mount namespace of one's own."""
    _checked(
        _libc.mount(kind.encode(), target.encode(), kind.encode(), flags, options.encode() or None),
        f"mount {target}",
    )


def raise_loopback() -> None:
    """Bring `lo` up in a network namespace that was just made; there is no other interface."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        fcntl.ioctl(sock, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _IFF_UP_RUNNING))


def tables_of_their_own() -> None:
    """Give each network that is made from this one its own table of TCP connections, where the kernel can (6.1).

    Else all share the machine's, which has hundreds of thousands of rows to look through, in /proc/net/tcp and
    whenever a network ends.
    """
    with contextlib.suppress(OSError):
        Path("/proc/sys/net/ipv4/tcp_child_ehash_entries").write_text(str(_TABLE))


def die_with_parent(signal: int) -> None:
    """Get this signal when the process that forked us ends."""
    _checked(_libc.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0), "prctl PDEATHSIG")


def adopt_orphans() -> None:
    """Become the parent of each process below this one whose own parent has ended, in place of process 1."""
    _checked(_libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), "prctl CHILD_SUBREAPER")


def set_dumpable(yes: bool) -> None:
    """Allow or forbid processes of the same user to inspect this one (ptrace, /proc/PID/mem, core dumps)."""
    _checked(_libc.prctl(_PR_SET_DUMPABLE, int(yes), 0, 0, 0), "prctl DUMPABLE")


def leave_keyring() -> None:
    """Leave the session's keyring, with its keys, for an empty one; where the system forbids keyrings, it has none."""
    number = _KEYCTL.get(os.uname().machine)
    if number is not None:
        _libc.syscall(number, _JOIN_SESSION_KEYRING, None)


def forbid_more(networks: int) -> None:
    """Forbid further namespaces in this user namespace, but those of users and a few networks.

    Without a mount namespace a submission cannot mount a file system, which would be memory that no limit counts. It
    can still make a host of its own (loopback.kernel).

    Nor can it take what the kernel grants to the user who grades, for watching files: it has a little of that.
    """
    for kind in ("mnt", "pid", "ipc", "uts", "cgroup", "time"):
        with contextlib.suppress(OSError):
            Path(f"/proc/sys/user/max_{kind}_namespaces").write_text("0")
    for kind in ("user", "net"):
        with contextlib.suppress(OSError):
            Path(f"/proc/sys/user/max_{kind}_namespaces").write_text(str(networks))
    for what, most in _WATCHES.items():
        with contextlib.suppress(OSError):
            Path(f"/proc/sys/user/max_{what}").write_text(str(most))


def drop_capabilities() -> None:
    """Give up every capability, for good."""
    for capability in range(64):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last one that this kernel has
    _checked(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl NO_NEW_PRIVS")
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    _checked(_libc.capset(header, bytes(24)), "capset")


def filter_calls() -> None:
    """Refuse some system calls from now on, here and in all that this process starts (seccomp).

    On a machine whose numbers we do not know, nothing is refused. Wants drop_capabilities before.
    """
    if os.uname().machine not in _CALLS:
        return
    audit, refused, own_only = _CALLS[os.uname().machine]
    # (operation, jump if true, jump if false, value); the call's number lies at 0, its architecture at 4.
    words = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, audit), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    words += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _KILL)]  # x32's numbers
    for number in refused:
        words += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for number, zeros in own_only.items():
        words += [(_EQUAL, 0, 3 * len(zeros) + 1, number)]
        for place in zeros:
            words += [(_LOAD, 0, 0, 16 + 8 * place), (_EQUAL, 1, 0, 0), (_RETURN, 0, 0, _REFUSE)]
        words += [(_RETURN, 0, 0, _ALLOW)]
    for number in _SOCKETS[os.uname().machine]:
        left = len(FAMILIES)
        words += [(_EQUAL, 0, left + 3, number), (_LOAD, 0, 0, 16)]
        words += [(_EQUAL, left - place, 0, int(family)) for place, family in enumerate(FAMILIES)]
        words += [(_RETURN, 0, 0, _NO_FAMILY), (_RETURN, 0, 0, _ALLOW)]
    words += [*_children_stay(os.uname().machine), (_RETURN, 0, 0, _ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *word) for word in words))
    program = struct.pack("HxxxxxxP", len(words), ctypes.addressof(code))
    _checked(_libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, program, 0, 0), "prctl SECCOMP")


def _children_stay(machine: str) -> list[tuple[int, int, int, int]]:
    """The words of the filter that keep children below their parents; the call's number is loaded."""
    clone, prctl, clone3 = _KINSHIP[machine]
    refuse, allow = (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)
    # An argument has 64 bits, the lower half first: they lie at 16, 24, ...
    words = [(_EQUAL, 0, 4, clone), (_LOAD, 0, 0, 16), (_HAS, 0, 1, _CLONE_PARENT), refuse, allow]
    words += [(_EQUAL, 0, 8, prctl), (_LOAD, 0, 0, 16), (_EQUAL, 0, 5, _PR_SET_CHILD_SUBREAPER)]
    words += [(_LOAD, 0, 0, 24), (_EQUAL, 0, 3, 0), (_LOAD, 0, 0, 28), (_EQUAL, 0, 1, 0), refuse, allow]
    return [*words, (_EQUAL, 0, 1, clone3), (_RETURN, 0, 0, _NO_CALL)]
