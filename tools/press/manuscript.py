"""Read a manuscript: one jupytext percent script, cut into cells that remember their line."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from jupytext.cell_metadata import text_to_metadata
from jupytext.cell_reader import DoublePercentScriptCellReader

from tools.press.finding import Finding

MARKER = re.compile(r"(# %%(?: \[markdown\])?)(?: +([A-Za-z_]\w*=.*?))?\s*")
NAME = re.compile(r"\d\d_[a-z0-9]+(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Cell:
    """One cell: `line` is the line of its marker, so line k of its source is line + k of the file.

    `readable` tells whether the marker could be read; if not, the metadata are empty.
    """

    kind: Literal["code", "markdown"]
    source: str
    line: int
    metadata: dict[str, object] = field(default_factory=dict)
    readable: bool = True

    @property
    def slug(self) -> str | None:
        """The name under which the cell is known to nbgrader, or None."""
        slug = self.metadata.get("slug")
        return slug if isinstance(slug, str) else None

    @property
    def role(self) -> str | None:
        """One of the roles of `autograder.notebooks`, or None for ordinary prose and demos."""
        role = self.metadata.get("role")
        return role if isinstance(role, str) else None

    @property
    def tags(self) -> list[str]:
        """The cell's tags, in the order written."""
        tags = self.metadata.get("tags")
        return [str(tag) for tag in tags] if isinstance(tags, list) else []

    @property
    def points(self) -> int | float | None:
        """What the cell is worth, or None where no sensible number stands."""
        points = self.metadata.get("points")
        return points if isinstance(points, int | float) and not isinstance(points, bool) else None


@dataclass(frozen=True)
class Manuscript:
    """One script: `path` as shown in messages, relative to the root; `problems` met while reading it."""

    path: str
    cells: list[Cell]
    problems: list[Finding]

    @property
    def chapter(self) -> str:
        """The name of the folder, which is the name of the nbgrader assignment."""
        return Path(self.path).parent.name

    @property
    def name(self) -> str:
        """The chapter's and the notebook's name, as in 01_sockets/03_echo."""
        return f"{self.chapter}/{Path(self.path).stem}"

    @property
    def notebook(self) -> str:
        """Where the notebook goes, relative to the root."""
        return f"course/{self.name}.ipynb"


def read(file: Path, root: Path) -> Manuscript:
    """Read `file`, which lies under `root`; never raises for what is written in it."""
    path = file.relative_to(root).as_posix()
    problems = [
        Finding(path, 1, f'"{name}" is not two digits and lower-case words, as in 01_sockets. Rename it.')
        for name in (file.parent.name, file.stem)
        if not NAME.fullmatch(name)
    ]
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        return Manuscript(path, [], [*problems, Finding(path, 1, f"not UTF-8 ({error}). Save it as UTF-8.")])

    cells: list[Cell] = []
    position = _first_marker(lines, path, problems)
    while position < len(lines):
        marker, line = lines[position], position + 1
        bare, metadata = _marker(marker)
        if metadata is None:
            text = (
                f"this cell marker cannot be read: {marker.strip()}. Write `# %%` or `# %% [markdown]`, then "
                'key=value pairs with quoted words, as in slug="recv-exactly-visible" role="tests" points=1.'
            )
            problems.append(Finding(path, line, text))
        # Not jupytext.reads: it does not tell at which line a cell stands, and this is the loop inside it.
        # comment_magics off: with it, the comment "# echo the bytes" would become the code "echo the bytes".
        reader = DoublePercentScriptCellReader({"extension": ".py", "comment_magics": False})
        cell, length = reader.read([bare, *lines[position + 1 :]])
        position += length
        kind: Literal["code", "markdown"] = "markdown" if cell.cell_type == "markdown" else "code"
        cells.append(Cell(kind, cell.source.rstrip("\n"), line, metadata or {}, metadata is not None))
    if not cells:
        problems.append(Finding(path, 1, "no cell in this file. Begin one with `# %% [markdown]`."))
    return Manuscript(path, cells, problems)


def _marker(line: str) -> tuple[str, dict[str, object] | None]:
    """Return the marker without its metadata, and the metadata, or None where they cannot be read."""
    match = MARKER.fullmatch(line)
    if match is None:
        return "# %% [markdown]" if "[markdown]" in line else "# %%", None
    _, metadata = text_to_metadata(match[2] or "", allow_title=True)
    return match[1], None if "incorrectly_encoded_metadata" in metadata else metadata


def _first_marker(lines: list[str], path: str, problems: list[Finding]) -> int:
    """Return the index of the first cell marker; report a header without an end and text without a cell."""
    marker = next((i for i, line in enumerate(lines) if line.startswith("# %%")), len(lines))
    above = 0
    if lines and lines[0].rstrip() == "# ---":
        end = next((i for i in range(1, marker) if lines[i].rstrip() == "# ---"), None)
        if end is None:
            problems.append(Finding(path, 1, "the header is not closed. End it with a second `# ---`."))
            return marker
        above = end + 1
    stray = next((i for i in range(above, marker) if lines[i].strip()), None)
    if stray is not None:
        text = "text before the first cell marker. Put `# %% [markdown]` or `# %%` above it."
        problems.append(Finding(path, stray + 1, text))
    return marker
