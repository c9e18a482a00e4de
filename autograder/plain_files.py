"""Files that somebody else has put there: opened part by part, without following a link, and read up to a limit.

A path is a promise that anybody who can write to one of its folders can break: a folder that is a link leads to
the course's own notebooks, a file that is a pipe never ends. So each part is opened below the descriptor of the part
before (openat), none of them may be a link (O_NOFOLLOW), an opening never waits (O_NONBLOCK), only plain files are
read, and of those no more than was asked for. What is opened is what is read, whatever is put in its place meanwhile.
"""

import contextlib
import errno
import itertools
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
FOLDER = PLAIN | getattr(os, "O_DIRECTORY", 0)
MOST_ENTRIES = 1000  # of one folder; the rest are not looked at
FILE, A_FOLDER, GONE = "file", "folder", "gone"
_KINDS = (
    (stat.S_ISREG, FILE),
    (stat.S_ISDIR, A_FOLDER),
    (stat.S_ISLNK, "link"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


class NotPlain(OSError):
    """What is there is no plain file; `strerror` says what it is."""


class Entry(NamedTuple):
    """One name in a folder: `kind` is "file", "folder", "link", "pipe", "socket", "device" or, out of reach, "gone"."""

    name: str
    kind: str


@contextlib.contextmanager
def opened_folder(root: Path, parts: Sequence[str]) -> Iterator[int]:
    """A descriptor of the folder at `parts` below `root`, none of which is a link; `root` itself is trusted.

    Raises OSError where one of them is missing, or is no folder.
    """
    here = os.open(root, FOLDER & ~getattr(os, "O_NOFOLLOW", 0))
    try:
        for part in parts:
            below = os.open(_one(part), FOLDER, dir_fd=here)
            os.close(here)
            here = below
        yield here
    finally:
        os.close(here)


def read_below(root: Path, parts: Sequence[str], most: int) -> bytes:
    """At most `most` bytes of the plain file at `parts` below `root`; raises OSError where there is none."""
    *folders, name = parts
    with opened_folder(root, folders) as folder:
        return read_plain(name, os.open(_one(name), PLAIN, dir_fd=folder), most)


def read_plain(name: str, descriptor: int, most: int) -> bytes:
    """At most `most` bytes of an open file, which is closed; raises NotPlain for all but plain files."""
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise NotPlain(errno.EINVAL, _kind(mode), name)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most)


def time_below(root: Path, parts: Sequence[str]) -> float:
    """When the file at `parts` below `root` was last changed, in seconds; raises OSError where there is none."""
    *folders, name = parts
    with opened_folder(root, folders) as folder:
        return os.stat(_one(name), dir_fd=folder, follow_symlinks=False).st_mtime


def kind_below(root: Path, parts: Sequence[str]) -> str:
    """What stands at `parts` below `root`, as an `Entry` has it; "" where nothing does."""
    *folders, name = parts
    try:
        with opened_folder(root, folders) as folder:
            return _kind(os.stat(_one(name), dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return ""


def entries_below(root: Path, parts: Sequence[str], most: int | None = MOST_ENTRIES) -> list[Entry]:
    """What a folder holds, at most `most` names, in order; nothing where it is missing.

    Raises OSError for a folder that may not be read, and for a link.
    """
    try:
        with opened_folder(root, parts) as folder, os.scandir(folder) as entries:
            return sorted(_entry(each) for each in itertools.islice(entries, most))
    except FileNotFoundError:
        return []


def unreadable(error: OSError) -> str:
    """Why a file cannot be read, going on from its name, with the remedy."""
    if isinstance(error, NotPlain):
        return f"is a {error.strerror}, not a file. Hand in the file itself."
    if error.errno == errno.ELOOP:
        return "is a link, and links are not followed. Hand in the file itself."
    if error.errno in (errno.ENXIO, errno.ENODEV):
        return "is a socket or a device. Hand in the file itself."
    if error.errno == errno.ENOTDIR:
        return "cannot be reached: one of the folders above it is a link, or no folder. Put it into a plain folder."
    return f"cannot be read: {error.strerror or error}. See to its permissions, or hand it in again."


def _one(part: str) -> str:
    """One part of a path, and no more."""
    if part in ("", ".", "..") or "/" in part or os.sep in part or "\0" in part:
        raise OSError(errno.EINVAL, "no name of a file", part)
    return part


def _entry(entry: "os.DirEntry[str]") -> Entry:
    try:
        return Entry(entry.name, _kind(entry.stat(follow_symlinks=False).st_mode))
    except OSError:
        return Entry(entry.name, GONE)


def _kind(mode: int) -> str:
    return next((name for is_it, name in _KINDS if is_it(mode)), "no plain file")
