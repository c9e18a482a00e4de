"""The graded notebook: a submission in order, with what each test came to as its output; formgrader shows it."""

from typing import Any

from nbformat import NotebookNode

from autograder.grading.cell_plan import Plan
from autograder.grading.verdict import TestVerdict, Verdict
from autograder.notebooks import flags_of, node, role_of


def in_order(plan: Plan, source: NotebookNode) -> NotebookNode:
    """A submission as the plan has it, with the instructor's kernel and with ids for all cells."""
    cells = []
    for number, each in enumerate(plan.cells, 1):
        cell = node(each.cell)
        cell["id"] = each.slug or f"own-{number}"
        cells.append(cell)
    metadata = node(source.metadata)
    return node({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def graded_notebook(plan: Plan, source: NotebookNode, verdict: Verdict) -> NotebookNode:
    """A submission in order, each test cell with outputs that nbgrader reads as exactly the points of its test."""
    notebook = in_order(plan, source)
    tests = {test.id: test for test in verdict.tests}
    for cell in notebook.cells:
        if role_of(cell) == "tests" and cell.cell_type == "code":
            cell["outputs"] = _outputs(tests[flags_of(cell)["grade_id"]])
    return notebook


def _outputs(test: TestVerdict) -> list[NotebookNode]:
    outputs = []
    if test.output:
        outputs.append(node({"output_type": "stream", "name": "stdout", "text": test.output}))
    if test.status == "passed":
        facts: dict[str, Any] = {
            "data": {"text/plain": f"{test.points}"},
            "metadata": {},
            "execution_count": 1,
        }
        outputs.append(node({"output_type": "execute_result", **facts}))
    else:
        text = test.text or f"This test is {test.status}."
        facts = {"ename": test.status.title().replace(" ", ""), "evalue": text, "traceback": text.split("\n")}
        outputs.append(node({"output_type": "error", **facts}))
    return outputs
