"""What the students get: everything but the answers."""

import ast
import functools
import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder import course_folder as courses
from autograder.errors import UserError
from autograder.notebooks import read_notebook, role_of
from autograder.steps.release import out_of_date, release
from tests.support.leaks import leaks
from tests.support.small_course import ROOT, TOTAL, cell, hand_in, make_course, sums, write_notebook

pytestmark = pytest.mark.takes(40)

NOTEBOOKS = sorted(file.relative_to(ROOT / "course") for file in (ROOT / "course").glob("*/*.ipynb"))
LONGEST = 20.0  # seconds that a cell may take, on a machine that has much else to do


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real course's release, made in a folder of its own."""
    root = tmp_path_factory.mktemp("released")
    shutil.copytree(ROOT / "course", root / "course", ignore=shutil.ignore_patterns(".*"))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = courses.find(root)
    for assignment in course.choose_assignments(None):
        release(course, assignment)
    return root / "build" / "release"


def test_no_solution_and_no_hidden_test_is_in_any_file(released: Path) -> None:
    assert leaks(released, ROOT / "course") == []


def test_a_leaked_line_and_a_leaked_marker_are_found(tmp_path: Path) -> None:
    write_notebook(tmp_path / "source" / "a.ipynb", sums())
    leaky = cell(
        None, "leak", "x = 1\n  negative_numbers_of_the_hidden_test  = [-5, 2, -40]\n### END SOLUTION"
    )
    write_notebook(tmp_path / "release" / "a.ipynb", [leaky])
    (tmp_path / "release" / "notes.txt").write_text("running_sum_of_all += number")
    found = leaks(tmp_path / "release", tmp_path / "source")
    assert len(found) == 3, found


def test_nothing_but_the_notebooks_is_released(released: Path) -> None:
    files = sorted(file.relative_to(released) for file in released.rglob("*") if file.is_file())
    assert files == NOTEBOOKS
    assert files, "course/ has no notebook: press it with `make course`"


@pytest.mark.parametrize("name", NOTEBOOKS, ids=str)
def test_a_released_notebook_has_no_outputs(released: Path, name: Path) -> None:
    cells = [each for each in read_notebook(released / name).cells if each.cell_type == "code"]
    assert [each.id for each in cells if each.outputs or each.execution_count] == []


@pytest.fixture(scope="module")
def ran(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], NotebookNode]:
    """Runs a released notebook from top to bottom, once for all tests that look at it."""
    return functools.cache(lambda name: run_all(released / name, tmp_path_factory.mktemp("run")))


@pytest.mark.parametrize("name", NOTEBOOKS, ids=str)
def test_a_released_notebook_fails_its_tests_as_not_written_yet_and_nothing_else(
    ran: Callable[[Path], NotebookNode], name: Path
) -> None:
    notebook = ran(name)
    tests = [each for each in notebook.cells if role_of(each) == "tests"]
    visible = {each.id for each in tests if has_code(each)}
    assert visible, "no test is left for the student to run"
    raised = {each.id: error for each in notebook.cells if (error := error_of(each)) is not None}
    told = {slug: raised.get(slug, "nothing raised") for slug in visible}
    assert {slug: text for slug, text in told.items() if "not written yet" not in text} == {}
    allowed = {each.id for each in notebook.cells if "raises-exception" in each.metadata.get("tags", [])}
    assert {slug: raised[slug] for slug in raised.keys() - visible - allowed} == {}


def test_no_cell_of_a_released_notebook_prints_a_traceback_or_takes_long(
    ran: Callable[[Path], NotebookNode],
) -> None:
    troubles = {name.as_posix(): troubles_of(ran(name)) for name in NOTEBOOKS}
    assert {name: found for name, found in troubles.items() if found} == {}


def test_a_traceback_and_a_cell_that_takes_long_are_seen(tmp_path: Path) -> None:
    cells = [
        cell(None, "slow", "1 + 2"),
        cell(None, "raises", "1 / 0"),
        cell(None, "raises-on-purpose", "1 / 0"),
        cell(
            None,
            "prints",
            "import traceback\ntry:\n    1 / 0\nexcept ArithmeticError:\n    traceback.print_exc()",
        ),
        cell(
            None,
            "thread",
            "import threading\ndied = threading.Thread(target=int, args='x')\ndied.start(); died.join()",
        ),
        cell(None, "plain", "1 + 1"),
    ]
    cells[2].metadata["tags"] = ["raises-exception"]
    write_notebook(tmp_path / "a.ipynb", cells)
    ran = run_all(tmp_path / "a.ipynb", tmp_path)
    took = ran.cells[0].metadata.execution
    ended = datetime.fromisoformat(took["iopub.execute_input"]) + timedelta(seconds=LONGEST + 1)
    took["shell.execute_reply"] = ended.isoformat()
    troubles = troubles_of(ran)
    assert troubles.keys() == {"slow", "raises", "prints", "thread"}
    assert troubles["slow"] == f"took {LONGEST + 1:.1f} s"


def run_all(file: Path, folder: Path) -> NotebookNode:
    """Run a notebook from top to bottom, past every error, as Run All does in the student's Jupyter."""
    notebook = nbformat.read(file, as_version=4)
    variables = {name: value for name, value in os.environ.items() if name != "LOOPBACK_SEED"}
    client = NotebookClient(
        notebook,
        allow_errors=True,
        timeout=60,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=variables)
    return notebook


def error_of(each: NotebookNode) -> str | None:
    """The error that a cell ended in, as a name and its text."""
    errors = [output for output in each.get("outputs", []) if output.output_type == "error"]
    return f"{errors[0].ename}: {errors[0].evalue}" if errors else None


def troubles_of(notebook: NotebookNode) -> dict[str, str]:
    """What a student would stumble over in a notebook that ran: tracebacks that nobody announced, long waits."""
    troubles = {}
    for each in notebook.cells:
        if each.cell_type != "code":
            continue
        took = seconds_of(each)
        printed = "".join(output.text for output in each.outputs if output.output_type == "stream")
        if took > LONGEST:
            troubles[each.id] = f"took {took:.1f} s"
        if "Traceback (most recent call last)" in printed:
            troubles[each.id] = printed
        if "raises-exception" not in each.metadata.get("tags", []) and (error := error_of(each)):
            troubles[each.id] = error
    return troubles


def seconds_of(each: NotebookNode) -> float:
    """How long a cell ran, by the kernel's own messages."""
    times = each.metadata.execution
    started, ended = (
        datetime.fromisoformat(times[name]) for name in ("iopub.execute_input", "shell.execute_reply")
    )
    return (ended - started).total_seconds()


def has_code(each: NotebookNode) -> bool:
    """Whether a test cell tests anything: of a hidden one its title is left, and a line that says so."""
    return "Nothing was tested" not in each.source


@pytest.mark.parametrize("name", NOTEBOOKS, ids=str)
def test_a_test_that_is_hidden_says_that_it_tested_nothing(released: Path, name: Path) -> None:
    tests = [each for each in read_notebook(released / name).cells if role_of(each) == "tests"]
    assert [each.source for each in tests if len(ast.parse(each.source).body) == 1] == []
    hidden_whole = [each.id for each in tests if not has_code(each)]
    assert hidden_whole == []


def test_a_release_is_not_made_again_until_its_source_changes(tmp_path: Path) -> None:
    course = make_course(tmp_path, a__one=sums())
    assert release(course, "a") is True
    assert release(course, "a") is False
    changed = sums()
    changed[5].source += "\n# one more thing to test"
    write_notebook(course.source("a", "one"), changed)
    assert out_of_date(course, "a") == "a/one has changed since it was released"
    assert release(course, "a") is True
    assert out_of_date(course, "a") is None


def test_a_deleted_release_is_made_again(tmp_path: Path) -> None:
    course = make_course(tmp_path, a__one=sums())
    release(course, "a")
    shutil.rmtree(course.folder("release"))
    assert out_of_date(course, "a") == "a/one has no release"
    assert release(course, "a") is True


def test_what_a_notebook_has_written_for_wireshark_stays_where_it_is(tmp_path: Path) -> None:
    course = make_course(tmp_path, a__one=sums())
    (course.folder("source", "", "a") / "your-tcp.pcap").write_bytes(b"captured")
    assert release(course, "a") is True
    assert sorted(each.name for each in course.folder("release", "", "a").iterdir()) == ["one.ipynb"]


def test_a_file_beside_the_notebooks_stops_the_release_and_is_named(tmp_path: Path) -> None:
    course = make_course(tmp_path, a__one=sums())
    (course.folder("source", "", "a") / "one.py").write_text(TOTAL)
    with pytest.raises(UserError, match=r"a/one\.py would be handed to the students"):
        release(course, "a")
    assert not course.folder("release", "", "a").exists()


def test_a_broken_instructor_notebook_is_named(tmp_path: Path) -> None:
    course = make_course(tmp_path, a__one=sums())
    course.source("a", "one").write_text("not a notebook")
    with pytest.raises(UserError, match=r"one\.ipynb is a text, not a notebook"):
        release(course, "a")


def test_a_notebook_that_is_added_can_be_released_after_submissions(tmp_path: Path) -> None:
    from autograder.steps.grade import grade

    course = make_course(tmp_path, a__one=sums())
    release(course, "a")
    hand_in(course, "ada", "a", "one", total=TOTAL)
    assert len(grade(course, ["a"], ["ada"]).anew) == 1
    write_notebook(course.source("a", "two"), sums())
    assert release(course, "a") is True
    hand_in(course, "ada", "a", "two", total=TOTAL)
    assert len(grade(course, ["a"], ["ada"]).anew) == 2
