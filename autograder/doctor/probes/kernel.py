"""What a process has of the kernel: its rights, its keys, its shared memory, and its neighbours'."""

import contextlib
import ctypes
import os
import platform
import sys
from pathlib import Path

from autograder.doctor.probes import Broken

KEYRINGS = (-3, -4, -5)  # the session's, the user's, the user's default session's
_ADD_KEY, _KEYCTL = {"x86_64": (248, 250), "aarch64": (217, 219)}.get(platform.machine(), (-1, -1))
_UNLINK, _SEARCH, _SET_TIMEOUT = 9, 10, 15
_KEY_LIFE = 60  # seconds
_IPC_CREAT, _IPC_RMID = 0o1000, 0

_libc = ctypes.CDLL(None, use_errno=True)


def no_capabilities() -> None:
    """No capability, none to be had, and no program that gives any."""
    facts = _status()
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        if int(facts[name], 16):
            raise Broken(f"{name} is {facts[name]}.")
    if facts["NoNewPrivs"] != "1":
        raise Broken("A set-user-ID program would give its owner's rights.")


def unprivileged() -> None:
    """Not root, in no sense of the word."""
    if 0 in (*os.getresuid(), *os.getresgid()):
        raise Broken("The submission runs as root.")
    others = set(os.getgroups()) - {os.getgid(), 65534}
    if others:
        raise Broken(f"It is in the groups {sorted(others)}.")


def no_variable(token: str) -> None:
    """No variable of the grader's environment has come along."""
    own = Path("/proc/self/environ").read_bytes()
    if any(token in name + value for name, value in os.environ.items()) or token.encode() in own:
        raise Broken("A variable of the grader's environment is seen.")
    if token in " ".join(sys.argv):
        raise Broken("The grader's command line is seen.")


def leave_key(token: str) -> list[int]:
    """Leave a key under this name in each keyring that takes one; it lives a minute. Return their numbers."""
    found = []
    for keyring in KEYRINGS:
        name = f"{token}{keyring}".encode()
        number = (
            _libc.syscall(_ADD_KEY, b"user", name, b"x", ctypes.c_size_t(1), keyring) if _KEYCTL > 0 else -1
        )
        if number > 0:
            _libc.syscall(_KEYCTL, _SET_TIMEOUT, number, _KEY_LIFE, 0, 0)
            found.append(number)
    return found


def remove_key(number: int) -> None:
    """Take a key out of every keyring."""
    for keyring in KEYRINGS:
        _libc.syscall(_KEYCTL, _UNLINK, number, keyring, 0, 0)


def no_key(token: str) -> None:
    """No key with this name is found."""
    for keyring in KEYRINGS:
        for other in KEYRINGS:
            name = f"{token}{other}".encode()
            if _KEYCTL > 0 and _libc.syscall(_KEYCTL, _SEARCH, keyring, b"user", name, 0) > 0:
                raise Broken("A key that somebody else left in the kernel's keyring is found.")


def leave_memory(key: int) -> bool:
    """Leave a System V shared memory segment under this number; say whether that is possible here."""
    return int(_libc.shmget(key, ctypes.c_size_t(4096), _IPC_CREAT | 0o666)) >= 0


def remove_memory(key: int) -> None:
    """Remove it, if it is there."""
    number = _libc.shmget(key, ctypes.c_size_t(0), 0)
    if number >= 0:
        _libc.shmctl(number, _IPC_RMID, None)


def no_memory(key: int) -> None:
    """No such segment is there."""
    if _libc.shmget(key, ctypes.c_size_t(0), 0) >= 0:
        raise Broken("A shared memory segment that somebody else left is there.")


def _status() -> dict[str, str]:
    facts = {}
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            name, _, value = line.partition(":")
            facts[name] = value.strip()
    return facts
