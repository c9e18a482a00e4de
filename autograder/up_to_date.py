"""Notes that say from which inputs a result was made, so that nothing is made twice from the same inputs."""

import hashlib
import json
import os
from pathlib import Path

from autograder.whole_file import write_whole


def digest(*parts: Path | str | bytes) -> str:
    """A SHA-256 digest of files (a folder: all files below it), texts and bytes, in hexadecimal."""
    total = hashlib.sha256()
    for part in parts:
        for content in _contents(part):
            total.update(len(content).to_bytes(8, "big"))  # so that ("a", "bc") and ("ab", "c") differ
            total.update(content)
    return total.hexdigest()


def _contents(part: Path | str | bytes) -> list[bytes]:
    if isinstance(part, bytes):
        return [part]
    if isinstance(part, str):
        return [part.encode(errors="surrogateescape")]
    if not part.is_dir():
        return [part.read_bytes()]
    files = sorted(file for file in part.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return [content for file in files for content in (os.fsencode(file.relative_to(part)), file.read_bytes())]


def recall(file: Path) -> dict[str, str]:
    """The facts in the note `file`; empty when there is none or it cannot be read."""
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in facts.items()} if isinstance(facts, dict) else {}


def remember(file: Path, **facts: str) -> None:
    """Write facts to the note `file`, in one step: a run that is killed leaves no half of them."""
    write_whole(file, json.dumps(facts))


def forget(file: Path) -> None:
    """Remove the note `file`, if there is one."""
    file.unlink(missing_ok=True)
