"""From a checked manuscript to an nbgrader notebook that has not run yet."""

from collections.abc import Callable
from hashlib import sha1

import nbformat.v4
from nbformat import NotebookNode

from autograder.notebooks import nbgrader_metadata
from tools.press.manuscript import Cell, Manuscript

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {"name": "python"}


def notebook_of(manuscript: Manuscript) -> NotebookNode:
    """Return the notebook of `manuscript`: same cells, nbgrader's metadata, fixed ids, no outputs."""
    taken = {cell.slug for cell in manuscript.cells if cell.slug is not None}
    cells: list[NotebookNode] = []
    for cell in manuscript.cells:
        new_cell: Callable[..., NotebookNode] = getattr(nbformat.v4, f"new_{cell.kind}_cell")
        identity = cell.slug or _free_id(cell, taken)
        cells.append(new_cell(cell.source, id=identity, metadata=_metadata(cell)))
    new_notebook: Callable[..., NotebookNode] = nbformat.v4.new_notebook
    return new_notebook(
        cells=cells,
        metadata={"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO},
        nbformat_minor=5,  # the first with cell ids; left alone, it would follow the installed nbformat
    )


def _free_id(cell: Cell, taken: set[str]) -> str:
    """Return an id drawn from what the cell says, so that it stays when its neighbours change."""
    stem = "c-" + sha1(f"{cell.kind}{cell.source}".encode(), usedforsecurity=False).hexdigest()[:8]
    identity, count = stem, 1
    while identity in taken:
        count += 1
        identity = f"{stem}-{count}"
    taken.add(identity)
    return identity


def _metadata(cell: Cell) -> dict[str, object]:
    metadata: dict[str, object] = {}
    # In the student's release tests fail at first; Run All and Validate must go on past them.
    tags = [*cell.tags, "raises-exception"] if cell.role == "tests" else cell.tags
    if tags:
        metadata["tags"] = tags
    if cell.role is not None and cell.slug is not None:
        metadata["nbgrader"] = nbgrader_metadata(cell.role, cell.slug, cell.points)
    return metadata
