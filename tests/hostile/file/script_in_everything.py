"""HTML and script stand in names, Markdown, outputs, errors and cell ids.

place: file
points: 0
statuses: total-visible=failed
"""
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tests.hostile.course import changed, index_of

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def build():
    def write(notebook):
        notebook.cells[index_of(notebook, "total")].source = f"def total(n):\n    raise ValueError({SCRIPT!r})"
        shown = new_output("display_data", {"text/html": SCRIPT, "image/svg+xml": SCRIPT})
        notebook.cells.append(new_markdown_cell(SCRIPT, id="alert-1"))
        notebook.cells.append(new_code_cell(f"raise type({SCRIPT!r}, (Exception,), {{}})({SCRIPT!r})", outputs=[shown]))
        notebook.metadata["title"] = SCRIPT

    return changed(write)
