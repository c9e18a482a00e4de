"""The names that a manuscript's setup cells import from the lab bench."""

import ast
import re
from collections.abc import Iterator

_CELL = re.compile(r"^# %%.*$", re.M)


def imported_by_setup_cells(manuscript: str) -> Iterator[tuple[str, str]]:
    """Module and name of each import from `loopback` in a setup cell."""
    markers = [*_CELL.finditer(manuscript)]
    ends = [*(marker.start() for marker in markers[1:]), len(manuscript)]
    for marker, end in zip(markers, ends, strict=True):
        if 'role="setup"' in marker[0]:
            for node in ast.walk(ast.parse(manuscript[marker.end() : end])):
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "loopback":
                    yield from ((node.module or "", each.name) for each in node.names)
