"""What stands beside the notebooks in an archive: an environment, a page to read first, a notebook to run first.

The texts are in readme.md and start_here.md beside this file; a line of dashes parts the cells of the latter.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.handout.wheel import Wheel, oldest_python, requirements
from autograder.json_text import to_text

PYTHON = "3.12"  # the one that conda and Binder make; the course is tested with the ones before and behind it
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
START = "START_HERE.ipynb"
TEXTS = Path(__file__).parent
WHEELS = "wheels"  # the folder of the lab bench


def environment(wheel: Wheel) -> str:
    """The text of environment.yml: one Python, the course's requirements, and the lab bench that lies beside it."""
    lines = "".join(f"  - {each}\n" for each in requirements())
    return (
        "# conda env create --file environment.yml\nname: loopback\nchannels:\n  - conda-forge\n  - nodefaults\n"
        f"dependencies:\n  - python={PYTHON}\n{lines}  - pip\n  - pip:\n      - ./{WHEELS}/{wheel.name}\n"
    )


def readme(title: str, chapters: Sequence[tuple[str, Sequence[str]]], wheel: Wheel) -> str:
    """The text of README.md; of each chapter its name and its notebooks'."""
    rows = "\n".join(
        f"| `{chapter}/` | {len(notebooks)} notebook{'s' if len(notebooks) > 1 else ''} |"
        for chapter, notebooks in chapters
    )
    chapter, notebooks = chapters[0]
    return (
        (TEXTS / "readme.md")
        .read_text(encoding="utf-8")
        .format(
            title=title,
            python=oldest_python().removeprefix(">="),
            wheel=wheel.name,
            start=START,
            first=f"`{chapter}/{notebooks[0]}.ipynb`",
            chapters=rows,
        )
    )


def start_here(first: str, wheel: Wheel) -> str:
    """The notebook START_HERE, as text; `first` is the path of the first notebook to work through."""
    texts = (TEXTS / "start_here.md").read_text(encoding="utf-8").format(first=first).split("\n---\n")
    cells: list[dict[str, Any]] = [
        {"id": f"text-{number}", "cell_type": "markdown", "metadata": {}, "source": text.strip()}
        for number, text in enumerate(texts, 1)
    ]
    code = f'from loopback.readiness import what_works\n\nwhat_works(bench="{wheel.version}")'
    runs = {"id": "what-works", "cell_type": "code", "metadata": {}, "source": code}
    cells.insert(1, runs | {"outputs": [], "execution_count": None})
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return to_text({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})
