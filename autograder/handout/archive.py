"""Zip archives that are equal, byte by byte, wherever their files are."""

import io
import zipfile
from collections.abc import Mapping

_FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can hold
_PLAIN_FILE = 0o100644 << 16  # the mode that unzip gives it


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of files, by their paths in it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.external_attr = _PLAIN_FILE
            opened.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
