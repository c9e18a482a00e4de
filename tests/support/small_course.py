"""A small course in a folder of its own, in the shape that the press gives to notebooks.

Its tests use no network, so that what a test of the grader looks at is the grader.
"""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from autograder import course_folder as courses
from autograder.course_folder import Course
from autograder.nbgrader_environment import put_scripts_on_path
from autograder.notebooks import ROLES, flags_of, nbgrader_metadata, read_notebook

ROOT = Path(__file__).resolve().parent.parent.parent
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

TOTAL = '''def total(numbers: list[int]) -> int:
    """Return the sum of some numbers."""
    ### BEGIN SOLUTION
    running_sum_of_all = 0
    for number in numbers:
        running_sum_of_all += number
    return running_sum_of_all
    ### END SOLUTION
'''
VISIBLE = '''"""total adds two numbers."""
assert type(total([1, 2])) is int and total([1, 2]) == 3, "1 and 2 are 3"
'''
HIDDEN = '''"""total adds negative numbers, and none."""
# The rest of this cell is hidden until grading.
### BEGIN HIDDEN TESTS
negative_numbers_of_the_hidden_test = [-5, 2, -40]
assert total(negative_numbers_of_the_hidden_test) == -43, "negative numbers count"
print("the seed is", os.environ["LOOPBACK_SEED"])
assert total([]) == 0, "nothing adds up to 0"
### END HIDDEN TESTS
'''
TWICE = '''def twice(number: int) -> int:
    """Return twice a number."""
    ### BEGIN SOLUTION
    return number + number
    ### END SOLUTION
'''
TWICE_TEST = '''"""twice doubles a number."""
assert twice(4) == 8
'''

WHY = """In two sentences: why does nothing add up to 0?

<!-- BEGIN SOLUTION -->
Adding 0 changes no sum, so the sum of nothing must be 0 (the model answer).
<!-- END SOLUTION -->
"""
DRAFT = """def average(numbers: list[float]) -> float:
    ### BEGIN SOLUTION
    return sum(numbers) / len(numbers)
    ### END SOLUTION
"""

# Answers: total fails in its hidden test with an error of its own; twice ends the kernel.
CRASHES = "def total(numbers):\n    return {1: 3}[len(numbers) - 1]\n"
DIES = "import os\ndef twice(number):\n    os._exit(3)\n"


def cell(role: str | None, slug: str, source: str, points: float | None = None) -> NotebookNode:
    """A cell as the press makes it; without a role it is code."""
    make = new_markdown_cell if role and ROLES[role].cell_type == "markdown" else new_code_cell
    metadata: dict[str, object] = {}
    if role is not None:
        metadata["nbgrader"] = nbgrader_metadata(role, slug, points)
    return make(source.rstrip("\n"), id=slug, metadata=metadata)


def sums() -> list[NotebookNode]:
    """Two exercises: total, with a visible test (1 point) and a hidden one (2), and twice (3)."""
    return [
        cell(None, "title", "# this chapter adds"),
        cell("setup", "setup", "import os"),
        cell("contract", "total-contract", "## Add (3 points)"),
        cell("solution", "total", TOTAL),
        cell("tests", "total-visible", VISIBLE, 1),
        cell("tests", "total-hidden", HIDDEN, 2),
        cell("solution", "twice", TWICE),
        cell("tests", "twice-visible", TWICE_TEST, 3),
    ]


def responses() -> list[NotebookNode]:
    """`sums`, and below it two cells to which a person gives the points: why (2), in words, and draft (1), in code."""
    return [
        *sums(),
        cell("contract", "why-contract", "## Say why (2 points)"),
        cell("response", "why", WHY, 2),
        cell("code-response", "draft", DRAFT, 1),
    ]


def write_notebook(file: Path, cells: list[NotebookNode]) -> None:
    """Write cells as a notebook file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), file)


@functools.cache
def _empty_gradebook() -> bytes:
    """A gradebook without entries; nbgrader takes seconds to make one, and each test needs its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gradebook.db"
        put_scripts_on_path()
        with Gradebook(f"sqlite:///{file}", "loopback"):
            return file.read_bytes()


def make_course(root: Path, gradebook: bool = True, **notebooks: list[NotebookNode]) -> Course:
    """A course at `root` with the repository's settings; a notebook's key is chapter__name."""
    root.mkdir(parents=True, exist_ok=True)
    if gradebook:
        (root / "build").mkdir()
        (root / "build" / "gradebook.db").write_bytes(_empty_gradebook())
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for key, cells in notebooks.items():
        chapter, name = key.split("__")
        write_notebook(root / "course" / chapter / f"{name}.ipynb", cells)
    return courses.find(root)


def hand_in(course: Course, student: str, assignment: str, notebook: str, **answers: str) -> Path:
    """Hand in the release with some solution cells (slugs with _ for -) replaced; return the file."""
    release = read_notebook(course.folder("release", "", assignment) / f"{notebook}.ipynb")
    for each in release.cells:
        slug = str(flags_of(each).get("grade_id", "")).replace("-", "_")
        each.source = answers.get(slug, each.source)
    file = course.folder("submitted", student, assignment) / f"{notebook}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(release, file)
    return file


def nbgrader(course: Course, *arguments: str, fails: bool = False) -> str:
    """Run plain `nbgrader` in the course's folder, with nothing of ours on PATH; return what it says.

    Its exit status must be 0, or another one where it is expected to fail.
    """
    environment = os.environ | {"PATH": os.defpath, "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course.root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    said = done.stdout + done.stderr
    assert (done.returncode != 0) is fails, said
    return said
