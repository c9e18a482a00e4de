"""Try one answer to one exercise: in a process of its own, with plain exec, without nbgrader.

A second way to a score, independent of nbgrader and of Jupyter; tests hold it against the first.
"""

import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.answers import Answer
from autograder.exercise_names import exercise_of
from autograder.notebooks import exercises_of, flags_of, read_notebook, role_of

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = Path(__file__).with_name("trial_child.py")
PATIENCE = 120.0  # seconds for all of one trial; a hanging answer needs its tests' deadlines, one by one


@dataclass(frozen=True)
class Verdict:
    """What became of one test cell; `message` is the whole text of its failure."""

    slug: str
    points: float
    passed: bool
    message: str

    @property
    def earned(self) -> float:
        """The points that it gave."""
        return self.points if self.passed else 0.0


@dataclass(frozen=True)
class Task:
    """One exercise of one instructor's notebook."""

    notebook: Path
    exercise: str

    @property
    def chapter(self) -> str:
        """The assignment that it belongs to."""
        return self.notebook.parent.name

    def __str__(self) -> str:
        return f"{self.chapter}/{self.exercise}"


@functools.cache
def tasks(course: Path = ROOT / "course") -> tuple[Task, ...]:
    """Every exercise of the course."""
    files = sorted(course.glob("*/*.ipynb"))
    return tuple(
        Task(file, exercise.name) for file in files for exercise in exercises_of(read_notebook(file))
    )


def task_of(answer: Answer) -> Task:
    """The exercise that an answer answers; LookupError when the course has none of that name."""
    for task in tasks():
        if (task.chapter, task.exercise) == (answer.chapter, answer.exercise):
            return task
    raise LookupError(f"{answer}: no solution cell of course/{answer.chapter}/ is called {answer.exercise}")


def reference(task: Task) -> str:
    """The instructor's own solution cell."""
    cells = read_notebook(task.notebook).cells
    return next(str(cell.source) for cell in cells if flags_of(cell).get("grade_id") == task.exercise)


def setup_of(task: Task) -> list[str]:
    """The setup cells of the task's notebook."""
    return [str(cell.source) for cell in read_notebook(task.notebook).cells if role_of(cell) == "setup"]


def run(task: Task, source: str | None = None, seed: str = "practice") -> list[Verdict]:
    """Run the exercise's tests, in notebook order, on `source` as its solution cell; None: the reference.

    Setup cells and all other solutions run as they stand. A verdict that does not arrive, since the process
    died or was at work for two minutes, is a failure.
    """
    cells: list[dict[str, str]] = []
    tests: list[tuple[str, float]] = []
    notebook = read_notebook(task.notebook)
    names = [flags_of(cell)["grade_id"] for cell in notebook.cells if role_of(cell) == "solution"]
    for cell in notebook.cells:
        role, slug = role_of(cell), flags_of(cell).get("grade_id", "")
        if role == "tests" and exercise_of(slug, names) == task.exercise:
            tests.append((slug, float(flags_of(cell)["points"])))
            cells.append({"slug": slug, "kind": "test", "source": cell.source})
        elif role in ("setup", "solution"):
            replaced = source is not None and slug == task.exercise
            text = source if source is not None and replaced else cell.source
            cells.append({"slug": slug, "kind": "answer" if replaced else "given", "source": text})
    told = _run_child(cells, seed)
    return [
        Verdict(slug, points, *told.get(slug, (False, "No verdict: the process died or did not end.")))
        for slug, points in tests
    ]


def _run_child(cells: list[dict[str, str]], seed: str) -> dict[str, tuple[bool, str]]:
    """Run cells in a fresh process group; return (passed, message) for each test that came to its end."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        verdicts = Path(folder) / "verdicts"
        verdicts.touch()
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        environment = os.environ | {"LOOPBACK_SEED": seed, "PYTHONPATH": path, "PYTHONUTF8": "1"}
        child = subprocess.Popen(
            [sys.executable, str(CHILD), str(verdicts)],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            _, complaints = child.communicate(json.dumps(cells).encode(), timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            complaints = b""
        finally:
            _end(child)
        if child.returncode == 70:  # the notebook itself failed, not the answer: see trial_child
            raise RuntimeError(complaints.decode(errors="replace"))
        lines = verdicts.read_text(encoding="utf-8").splitlines()
    return {slug: (passed, message) for slug, passed, message in map(json.loads, lines)}


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it started, and collect it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stderr is not None:
        child.stderr.close()
