"""What a release is besides nbgrader's: nothing but notebooks, and no hidden test that looks as if it had passed."""

from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.notebooks import as_shown, role_of

# nbgrader leaves these out, the last since nbgrader_config.py says so: a notebook that was run has written it.
HARMLESS = (".ipynb_checkpoints", "__pycache__", "*.pcap")


class OnlyNotebooks(NbGraderPreprocessor):  # type: ignore[misc]
    """Stops a release whose source folder holds anything but notebooks.

    nbgrader copies every other file to the students as it is: a script with its solutions too.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Raise RuntimeError with the name of the first file that is no notebook."""
        folder = Path(resources["metadata"]["path"])
        for file in sorted(folder.rglob("*")):
            inside = file.relative_to(folder)
            harmless = any(fnmatch(part, each) for part in inside.parts for each in HARMLESS)
            if harmless or file.is_dir():
                continue
            if len(inside.parts) > 1 or file.suffix != ".ipynb":
                raise RuntimeError(
                    f"{folder.name}/{inside.as_posix()} would be handed to the students as it is. "
                    "Move everything but notebooks out of the source folder"
                )
        return nb, resources


class SayHidden(NbGraderPreprocessor):  # type: ignore[misc]
    """Makes a test cell say that it tested nothing, where clearing the hidden tests left its title alone."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Change `nb` in place."""
        for cell in nb.cells:
            if role_of(cell) == "tests" and cell.cell_type == "code":
                cell.source = as_shown(cell.source)
        return nb, resources
