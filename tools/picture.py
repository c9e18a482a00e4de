"""Draws README's picture from a pressed notebook: `python -m tools.picture`."""

from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "course" / "03_tcp" / "03_three_way_handshake.ipynb"
PICTURE = ROOT / "docs" / "handshake.svg"
THEME = "color:var(--jp-content-font-color1,currentColor)"
PLAIN = "background:#ffffff;color:#111111"  # a picture in a page has no theme to follow


def picture() -> str:
    """The ladder of the run in which the SYN,ACK is lost, as an SVG file."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    pages = [
        output.data["text/html"]
        for cell in notebook.cells
        if cell.cell_type == "code" and "drop={1}" in cell.source and "try" in cell.metadata.get("tags", [])
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
    page = str(pages[-1])
    svg = page[page.index("<svg") : page.rindex("</svg>") + len("</svg>")]
    return svg.replace(THEME, PLAIN, 1) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
