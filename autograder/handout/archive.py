"""Zip archives that are equal, byte by byte, wherever and whenever their files were made."""

import contextlib
import io
import zipfile
from collections.abc import Mapping

_FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can hold
_PLAIN_FILE = 0o100644 << 16  # the mode that unzip gives it


def zipped(files: Mapping[str, bytes], written: tuple[int, int, int, int, int, int] = _FIRST) -> bytes:
    """An archive of files, by their paths in it; `written` (year, month, day, hour, minute, second) is their date."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, written)
            entry.external_attr = _PLAIN_FILE
            opened.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The files of an archive of ours, by their paths in it; none of one that is damaged."""
    with contextlib.suppress(Exception), zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
    return {}
