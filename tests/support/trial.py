"""Try one answer to one exercise: in a process of its own, with plain exec, without nbgrader.

A second way to a score, independent of nbgrader and of Jupyter; tests hold it against the first.
"""

import contextlib
import json
import multiprocessing
import os
import signal
import tempfile
from multiprocessing.process import BaseProcess
from pathlib import Path

from autograder.grading.engine import bundle_of
from tests.support import trial_child
from tools.answers.exercise import ROOT, Cell, Exercise, Verdict

# Each trial is a fork of one process that has imported what all notebooks do, and has run none of them.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([trial_child.__name__, *trial_child.IMPORTED])
PATIENCE = 120.0  # seconds for all of one trial; a hanging answer needs its tests' deadlines, one by one


def run(exercise: Exercise, source: str | None = None, seed: str = "practice") -> list[Verdict]:
    """Run the exercise's tests, in notebook order, on `source` as its solution cell; None: the reference.

    Setup cells and all other solutions run as they stand. A verdict that does not arrive, since the process
    died or was at work for two minutes, is a failure.
    """
    cells = list(exercise.cells(source))
    told = _run_child(
        [_for_child(cell, exercise, source) for cell in cells], seed, bundle_of(exercise.notebook).beside
    )
    return [
        Verdict(
            cell.slug,
            cell.points,
            *told.get(cell.slug, (False, "No verdict: the process died or did not end.")),
        )
        for cell in cells
        if cell.role == "tests"
    ]


def _for_child(cell: Cell, exercise: Exercise, source: str | None) -> dict[str, str]:
    """A cell as the child reads it; what the answer does in its own cell is its own fault, and not the notebook's."""
    own = source is not None and cell.slug == exercise.name
    kind = "test" if cell.role == "tests" else "answer" if own else "given"
    return {"slug": cell.slug, "kind": kind, "source": cell.source}


def _run_child(
    cells: list[dict[str, str]], seed: str, beside: tuple[tuple[str, bytes], ...]
) -> dict[str, tuple[bool, str]]:
    """Run cells in a fresh process group; return (passed, message) for each test that came to its end."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        for name, content in beside:
            Path(folder, f"{name}.ipynb").write_bytes(content)
        verdicts, complaints = Path(folder) / "verdicts", Path(folder) / "complaints"
        verdicts.touch()
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        environment = {"LOOPBACK_SEED": seed, "PYTHONPATH": path, "PYTHONUTF8": "1"}
        child = _FORKS.Process(target=trial_child.main, args=(cells, folder, environment))
        child.start()
        child.join(PATIENCE)
        _end(child)
        if child.exitcode == trial_child.NOTEBOOK_FAILED:  # the notebook itself failed, not the answer
            raise RuntimeError(complaints.read_text(encoding="utf-8", errors="replace"))
        lines = verdicts.read_text(encoding="utf-8").splitlines()
    return {slug: (passed, message) for slug, passed, message in map(json.loads, lines)}


def _end(child: BaseProcess) -> None:
    """End the child and whatever it started, and collect it."""
    assert child.pid is not None  # it was started
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.join()
