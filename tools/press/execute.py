"""Run a notebook from top to bottom and hold each cell to what its tags promise."""

import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.grading.parts_beside import in_folder, notebooks_beside
from tools.press import outputs
from tools.press.finding import Finding
from tools.press.kernel import KernelDidNotStart, fresh_kernel
from tools.press.manuscript import Cell, Manuscript

TOLD_BY_IPYTHON = re.compile(r"Cell In\[(\d+)\], line (\d+)")

Reply = dict[str, Any]


class Stop(Exception):
    """A cell after which it makes no sense to go on; its argument is the Finding."""


async def run(notebook: NotebookNode, manuscript: Manuscript, root: Path, timeout: int) -> list[Finding]:
    """Execute `notebook` in place and normalise its outputs; `timeout` is seconds a cell.

    An empty answer means that every cell did what its tags promise. The run ends at the first cell that
    raises, hangs or kills the kernel without being asked to.
    """
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        scratch = Path(folder)
        shown = {
            scratch / "work": ".",
            scratch / "tmp": "/tmp",
            root.resolve(): ".",
            Path(sys.prefix): "<python>",
        }
        for name in ("work", "tmp"):
            (scratch / name).mkdir()
        pressed = in_folder(root / "course" / Path(manuscript.path).parent.name)
        cells = json.dumps([str(cell.source) for cell in notebook.cells]).encode()
        for other, content in notebooks_beside(cells, pressed):
            (scratch / "work" / f"{other}.ipynb").write_bytes(content)
        problems: list[Finding] = []
        try:
            async with fresh_kernel(notebook, scratch, root, timeout) as client:
                for index, cell in enumerate(manuscript.cells):
                    problems += await _execute(client, index, cell, manuscript.path, timeout)
        except Stop as stop:
            problems.append(stop.args[0])
        except KernelDidNotStart as error:
            text = f"no kernel to run it in: {error}. Install the environment anew (see README)."
            problems.append(Finding(manuscript.path, 1, text))
        places = [(str(place), name) for place, name in shown.items()]
        places += [(os.path.realpath(place), name) for place, name in places]  # macOS: /tmp is a link
    outputs.normalise(notebook, Path(manuscript.path).stem, places)
    return problems


async def _execute(client: NotebookClient, index: int, cell: Cell, path: str, timeout: int) -> list[Finding]:
    """Execute one cell and return what it did against its promises; raises Stop."""
    executed = client.nb.cells[index]
    reply: Reply = {}
    client.on_cell_executed = lambda execute_reply, **_: reply.update(execute_reply["content"])
    try:
        await client.async_execute_cell(executed, index)
    except CellTimeoutError:
        text = f"this cell ran for more than {timeout} s. Mend it, or allow more with --timeout."
        raise Stop(Finding(path, cell.line, text)) from None
    except DeadKernelError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():  # nbclient takes Ctrl-C for the kernel's death
            raise asyncio.CancelledError from None
        text = "the kernel died in this cell. Run it by itself in JupyterLab to see why."
        raise Stop(Finding(path, cell.line, text)) from None
    failed = reply.get("status") == "error"
    if failed and "raises-exception" not in cell.tags:
        raise Stop(_unexpected(path, cell, executed, reply))
    return [Finding(path, cell.line, text) for text in _broken(cell, executed, failed)]


def _broken(cell: Cell, executed: NotebookNode, failed: bool) -> Iterator[str]:
    """Yield what a cell that ran did otherwise than its tags or its role promise."""
    if "raises-exception" in cell.tags and not failed:
        yield "this cell is tagged raises-exception but does not raise. Mend it, or remove the tag."
    if cell.role == "tests":
        for output in executed.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                yield f"this tests cell wrote to stderr, for which nbgrader gives 0: {output.text.strip()}"
            if output.output_type == "execute_result":
                yield "this tests cell ends in a value, which nbgrader may take for a score. End in a check."


def _unexpected(path: str, cell: Cell, executed: NotebookNode, reply: Reply) -> Finding:
    """Return the problem of a cell that raised unasked, at the very line where its traceback tells one."""
    told = f"{reply.get('ename')}: {reply.get('evalue')}"
    line = cell.line
    for output in executed.outputs:
        if output.output_type == "error":
            told = outputs.traceback_of(output)
            frames = TOLD_BY_IPYTHON.findall(told)
            line += next((int(at) for count, at in frames if int(count) == executed.execution_count), 0)
        elif output.output_type == "stream" and output.name == "stderr":
            told = output.text  # where IPython prints a group of exceptions, without an error output
    text = "this cell raised. Mend it, or tag it raises-exception if it should."
    return Finding(path, line, text, told)
