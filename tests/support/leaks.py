"""Look for what a student must not see: solutions and hidden tests, in the files of a release."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from autograder.notebooks import read_notebook

REGIONS = ("SOLUTION", "HIDDEN TESTS")
SHORTEST = 10  # characters; `return 0` and the like stand everywhere


def secrets(notebook: Path) -> dict[str, str]:
    """Each secret line of an instructor's notebook, spaces aside, with the cell that it is from.

    A line that the student reads elsewhere in the same notebook is no secret.
    """
    told = told_of(notebook)
    lines = ((squeeze(line), cell) for line, cell, inside in _lines(notebook) if inside)
    return {line: cell for line, cell in lines if len(line) >= SHORTEST and line not in told}


def told_of(notebook: Path) -> str:
    """All that a student reads in a notebook's cells, spaces aside."""
    return squeeze("\n".join(line for line, _, inside in _lines(notebook) if not inside))


def _lines(notebook: Path) -> Iterator[tuple[str, str, bool]]:
    """Each line of a notebook's cells but the markers, its cell, and whether it is inside a marked region."""
    for cell in read_notebook(notebook).cells:
        inside = False
        for line in cell.source.split("\n"):
            if any(f"BEGIN {region}" in line for region in REGIONS):
                inside = True
            elif any(f"END {region}" in line for region in REGIONS):
                inside = False
            else:
                yield line, cell.id, inside


def leaks(release: Path, source: Path) -> list[str]:
    """What the files below `release` tell of the instructor's notebooks below `source`, in sentences."""
    files = sorted(source.rglob("*.ipynb"))
    told = "\n".join(map(told_of, files))  # what one notebook tells is no secret of another's
    kept = {
        line: f"{file.stem}#{cell}"
        for file in files
        for line, cell in secrets(file).items()
        if line not in told
    }
    found = []
    for file in sorted(file for file in release.rglob("*") if file.is_file()):
        raw = file.read_text(encoding="utf-8", errors="replace")
        text = squeeze("\n".join(_strings(json.loads(raw)))) if file.suffix == ".ipynb" else squeeze(raw)
        found += [f"{file.name} has a marker: {marker}" for marker in _markers() if marker in text]
        found += [f"{file.name} tells of {cell}: {line}" for line, cell in kept.items() if line in text]
    return found


def text_of_page(page: Path) -> str:
    """A web page as its reader sees it: without tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8")))


def squeeze(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def _markers() -> Iterator[str]:
    return (f"{mark} {region}" for mark in ("BEGIN", "END") for region in REGIONS)


def _strings(value: object) -> Iterator[str]:
    """All strings of a JSON value, a list of lines joined as nbformat does."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            yield "".join(value)
        else:
            for item in value:
                yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (str(key), *_strings(item))
