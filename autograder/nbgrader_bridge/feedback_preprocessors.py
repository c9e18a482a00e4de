"""Keep the hidden tests out of what a student gets back."""

import re
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests
from nbgrader.utils import is_grade
from traitlets import List, Unicode

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
MARGIN = re.compile(r"^(-+> ?)?\d+ ")  # what IPython puts before a line of source
SHORTEST = 6  # characters; a line like `)` gives nothing away
PLACEHOLDER = "      (a line of the hidden test)"


class HideHiddenTests(ClearHiddenTests):  # type: ignore[misc]
    """Removes the hidden regions, and every line of them that a traceback or an output repeats."""

    # nbconvert sets this for every preprocessor; nbgrader's base class does not know it as a setting.
    display_data_priority = List(Unicode()).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Clean `nb` in place."""
        before = {line for cell in nb.cells if is_grade(cell) for line in _lines(cell.source)}
        nb, resources = super().preprocess(nb, resources)
        shown = {line for cell in nb.cells for line in _lines(cell.source)}
        self._hidden = before - shown
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                self._clean(output)
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Remove the hidden regions of a test cell; a student's own cell may say what it likes."""
        if is_grade(cell):
            try:
                self._remove_hidden_test_region(cell)
            except RuntimeError:  # a marker without its partner, in a cell that somebody changed
                cell.source = "# This cell is not shown: its hidden region has no end."
        return cell, resources

    def _clean(self, output: NotebookNode) -> None:
        if output.output_type == "stream":
            output.text = self._without(output.text)
        elif output.output_type == "error":
            output.evalue = self._without(output.evalue)
            output.traceback = [self._without(frame) for frame in output.traceback]
        elif "text/plain" in output.get("data", {}):
            output.data["text/plain"] = self._without(output.data["text/plain"])

    def _without(self, text: str) -> str:
        """The text with each run of hidden lines replaced by one line that says so."""
        kept: list[str] = []
        for line in text.split("\n"):
            if _plain(line) not in self._hidden:
                kept.append(line)
            elif kept[-1:] != [PLACEHOLDER]:
                kept.append(PLACEHOLDER)
        return "\n".join(kept)


def _lines(source: str) -> Iterator[str]:
    return (plain for line in source.split("\n") if len(plain := " ".join(line.split())) >= SHORTEST)


def _plain(line: str) -> str:
    """A printed line as it stands in the source, spaces aside."""
    return " ".join(MARGIN.sub("", " ".join(ANSI.sub("", line).split()) + " ").split())
