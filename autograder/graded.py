"""The graded notebook: a submission in order, with what came of each test as its output; formgrader shows it."""

import json

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.notebooks import node
from autograder.plan import Plan
from autograder.verdict import TestVerdict, Verdict


def in_order(plan: Plan, source: NotebookNode) -> NotebookNode:
    """A submission as the plan has it, with the instructor's kernel and with ids for all cells."""
    cells = []
    for number, each in enumerate(plan.cells, 1):
        cell = node(each.cell)
        cell["id"] = each.slug or f"own-{number}"
        cells.append(cell)
    metadata = node(source.metadata)
    return node({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def write_outputs(notebook: NotebookNode, verdict: Verdict) -> None:
    """Give each test cell outputs that say what came of it, and that nbgrader reads as exactly its points."""
    tests = {test.id: test for test in verdict.tests}
    for cell in notebook.cells:
        slug = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type == "code" and slug in tests and cell.metadata["nbgrader"].get("grade"):
            cell["outputs"] = _outputs(tests[slug])


def _outputs(test: TestVerdict) -> list[NotebookNode]:
    outputs = []
    if test.output:
        outputs.append(new_output("stream", name="stdout", text=test.output))  # type: ignore[no-untyped-call]
    if test.status == "passed":
        data = {"text/plain": f"{test.points}"}
        outputs.append(new_output("execute_result", data=data, execution_count=1))  # type: ignore[no-untyped-call]
    else:
        text = test.message or f"This test is {test.status}."
        facts = {"ename": test.status.title().replace(" ", ""), "evalue": text, "traceback": text.split("\n")}
        outputs.append(new_output("error", **facts))  # type: ignore[no-untyped-call]
    return outputs


def to_text(notebook: NotebookNode) -> str:
    """A notebook file's text."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
