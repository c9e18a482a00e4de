"""What the answers of ours define, for tests in which programs of others talk to them."""

from typing import Any

from tools.answers.exercise import ROOT, Exercise


def reference_of(notebook: str, exercise: str) -> dict[str, Any]:
    """The names that a notebook's setup cells and reference answers define; `exercise` is any one of its own.

    `notebook` is its place in the course, without the ending.
    """
    names: dict[str, Any] = {"__name__": "reference"}
    for cell in Exercise(ROOT / "course" / f"{notebook}.ipynb", exercise).cells():
        if cell.role in ("setup", "solution"):
            exec(cell.source, names)
    return names
