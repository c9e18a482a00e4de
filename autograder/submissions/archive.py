"""Notebooks in a zip archive, read up to a limit, whatever the archive promises of itself."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

from autograder.notebook_text import LARGEST

MOST_MEMBERS = 1000
LARGEST_DIRECTORY = 500_000  # bytes of an archive's own table of contents: zipfile reads it whole
_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what takes little memory to undo
_FORM = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}"  # of a time: the later of two is also the larger text
_END, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x07"


class Member(NamedTuple):
    """A file in an archive: its name, with the folders in it, and when it was changed, as a sortable text."""

    name: str
    changed: str


def read_members(content: bytes, wanted: Callable[[str], bool]) -> Iterator[tuple[Member, bytes]]:
    """The files of an archive whose names are wanted, and of each at most one byte more than a notebook may have.

    The archive is opened once: its table of contents alone can take a tenth of a second. Raises ValueError, which says
    why an archive is not opened, going on from its name.
    """
    with _opened(content) as archive:
        for each in list(_files(archive)):
            if not wanted(each.filename):
                continue
            if each.compress_type not in _UNPACKED:
                raise ValueError(
                    "is a zip archive packed in a way that is not opened here. Hand in the .ipynb file itself."
                )
            yield Member(each.filename, _FORM.format(*each.date_time)), _read(archive, each.filename)


def read_member(content: bytes, name: str) -> bytes:
    """At most one byte more than a notebook may have of one file; raises ValueError as `read_members` does."""
    with _opened(content) as archive:
        return _read(archive, name)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as file:
            return file.read(LARGEST + 1)
    except Exception as error:  # zipfile raises whatever the archive makes it raise
        raise ValueError("is a zip archive that is damaged. Hand in the .ipynb file itself.") from error


def _opened(content: bytes) -> zipfile.ZipFile:
    if len(content) > LARGEST:
        raise ValueError(
            f"is a zip archive of more than {LARGEST // 1_000_000} MB. Hand in the .ipynb file itself."
        )
    if _directory_size(content) > LARGEST_DIRECTORY:
        raise ValueError("is a zip archive with too many files. Hand in the .ipynb file itself.")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except Exception as error:  # zipfile raises whatever the archive makes it raise
        raise ValueError("is a zip archive that is damaged. Hand in the .ipynb file itself.") from error


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for each in archive.infolist()[:MOST_MEMBERS]:
        if each.is_dir():
            continue
        if each.flag_bits & 1:
            raise ValueError("is a zip archive with a password. Hand in the .ipynb file itself.")
        yield each


def _directory_size(content: bytes) -> int:
    """The size of an archive's table of contents, as its end says; more than anything for what only zip64 has."""
    size = 22  # of the record at the end, without a comment
    at = len(content) - size
    if at < 0 or content[at : at + 4] != _END or content[-2:] != b"\0\0":
        at = content.rfind(_END, max(0, len(content) - size - 65_536))
    if at < 0 or len(content) < at + size:
        return 0  # not an archive; zipfile says so
    if at >= 20 and content[at - 20 : at - 16] == _LOCATOR_64:
        return LARGEST
    (told,) = struct.unpack_from("<I", content, at + 12)
    return int(told)
