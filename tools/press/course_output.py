"""The folder course/: what is in it, what should be, and how to bring the two together."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode


def text_of(notebook: NotebookNode) -> str:
    """Return `notebook` as the text that is stored, ending in a newline."""
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
    return text + "\n"


def write(file: Path, text: str) -> bool:
    """Write `text` unless it is there already; return whether anything changed."""
    content = text.encode()
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def difference(file: Path, text: str) -> str | None:
    """Return how `file` differs from `text`, in words, or None when it does not."""
    if not file.exists():
        return "is missing"
    stored = file.read_bytes()
    if stored == text.encode():
        return None
    try:
        before = _cells(stored.decode())
    except Exception:  # nbformat raises whatever the text makes it raise
        return "is not a notebook of the press"
    after = _cells(text)
    differences = {
        "changed": [after[name] for name in after if name in before and after[name] != before[name]],
        "new": [after[name] for name in after if name not in before],
        "gone": [before[name] for name in before if name not in after],
    }
    told = [f"{what} {', '.join(map(_label, cells))}" for what, cells in differences.items() if cells]
    return f"differs: {'; '.join(told) or 'other order of cells, or other metadata'}"


def _cells(text: str) -> dict[str, NotebookNode]:
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
    return {cell["id"]: cell for cell in notebook.cells}


def _label(cell: NotebookNode) -> str:
    """Return the slug of a cell, or how its source begins where it has none."""
    if not cell["id"].startswith("c-"):
        return str(cell["id"])
    first = next(iter(cell.source.splitlines()), "")
    return f'"{first[:40]}{"…" if len(first) > 40 else ""}"'


def strays(root: Path, expected: set[str]) -> list[str]:
    """Return the notebooks and Python files in course/ that no manuscript makes, relative to `root`.

    nbgrader copies every file of an assignment's folder to the students, a script with its solutions too.
    """
    found = (file for kind in ("*.ipynb", "*.py") for file in (root / "course").rglob(kind))
    paths = (file.relative_to(root) for file in found)
    return sorted(
        path.as_posix()
        for path in paths
        if path.as_posix() not in expected and not any(part.startswith(".") for part in path.parts)
    )


def set_aside(root: Path, stray: str) -> str:
    """Move a stray file out of course/ to build/stray/ and return its new path, relative to `root`."""
    target = root / "build" / "stray" / Path(stray).relative_to("course")
    target.parent.mkdir(parents=True, exist_ok=True)
    (root / stray).replace(target)
    return target.relative_to(root).as_posix()
