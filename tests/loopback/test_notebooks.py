"""from_notebook takes what a student wrote in another notebook, and says what is missing."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from loopback import from_notebook, notebooks
from loopback.check import expect
from loopback.check.claim import CheckFailed, NotWritten
from loopback.errors import MissingPart

SETUP = {"grade": False, "solution": False, "locked": True}
SOLUTION = {"grade": False, "solution": True, "locked": False}
TESTS = {"grade": True, "solution": False, "locked": True, "points": 1}


def cell(slug: str, source: str, flags: dict[str, object] | None) -> dict[str, Any]:
    metadata = {"nbgrader": {"grade_id": slug, **flags}} if flags else {}
    return {"cell_type": "code", "id": slug, "metadata": metadata, "source": source, "outputs": []}


CELLS = [
    cell("note", "raise SystemExit('a demo ran')", None),
    cell("given", "import math\nBASE = 2\ndef helper(): return BASE", SETUP),
    cell("double", "def double(number):\n    return number * helper()\nFACTOR = BASE", SOLUTION),
    cell("double-test", "raise SystemExit('a test ran')", TESTS),
    cell("other", "raise SystemExit('another exercise ran')", SOLUTION),
    cell("quad", "class Quad:\n    def four(self, number): return double(double(number))", SOLUTION),
    cell("given-late", "raise SystemExit('a later tool ran')", SETUP),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "01_numbers", *CELLS)
    yield tmp_path


def write(folder: Path, name: str, *cells: dict[str, Any]) -> None:
    folder.joinpath(f"{name}.ipynb").write_text(json.dumps({"cells": list(cells), "nbformat": 4}))


def test_the_named_exercises_run_with_their_notebooks_tools_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = from_notebook("01_numbers", "double", "quad")
    assert found.double(4) == 8 and found.Quad().four(1) == 4 and found.FACTOR == 2
    assert capsys.readouterr().out == ""
    assert not hasattr(found, "_anything")


def test_what_was_not_asked_for_is_not_there(folder: Path) -> None:
    found = from_notebook("01_numbers", "double")
    for name in ("Quad", "helper", "math"):
        with pytest.raises(
            MissingPart, match=f"{name} is not there. 01_numbers defines no such name in double"
        ):
            getattr(found, name)()


def test_a_source_may_be_a_list_of_lines(folder: Path) -> None:
    lines = cell("one", "", SOLUTION) | {"source": ["def one():\n", "    return 1\n"]}
    write(folder, "02_lines", lines)
    assert from_notebook("02_lines", "one").one() == 1


def told(capsys: pytest.CaptureFixture[str], notebook: str, *exercises: str) -> tuple[Any, str]:
    found = from_notebook(notebook, *exercises)
    return found, capsys.readouterr().out


def test_a_notebook_that_is_not_there_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, said = told(capsys, "02_none", "double")
    assert said == "02_none.ipynb is not in the folder of this notebook: put it there.\n"
    with pytest.raises(MissingPart, match=r"Anything is not there\. 02_none\.ipynb is not in the folder"):
        found.Anything(1, 2)
    with pytest.raises(MissingPart, match="02_none") as caught:
        _ = found.Anything.table
    # IPython shows these lines in place of a traceback through the bench.
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_a_failing_test_says_where_a_missing_part_is_mended(folder: Path) -> None:
    with pytest.raises(
        CheckFailed, match=r"double\(2\) returns 4[^*]*a part of another notebook is not there"
    ):
        expect(from_notebook("02_none", "double").double, 2).returns(4)


def test_a_file_that_is_no_notebook_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("", "[]", '{"cells": 5}', '{"cells": [5]}'):
        folder.joinpath("02_bad.ipynb").write_text(text)
        assert "02_bad.ipynb cannot be read as a notebook" in told(capsys, "02_bad", "double")[1], text


def test_an_exercise_that_is_missing_is_named_and_the_others_are_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, said = told(capsys, "01_numbers", "double", "treble")
    assert said == "treble is missing in 01_numbers.ipynb.\n" and found.double(1) == 2


def test_an_exercise_that_is_not_written_is_named_and_says_so_when_it_is_called(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stub = 'def half(number):\n    # YOUR CODE HERE\n    raise NotImplementedError("not written yet")'
    write(folder, "02_stub", *CELLS[:3], cell("half", stub, SOLUTION))
    found, said = told(capsys, "02_stub", "double", "half")
    assert said == "half of 02_stub.ipynb is not written yet.\n" and found.double(2) == 4
    write(folder, "02_stubs", cell("half", stub, SOLUTION), cell("third", stub, SOLUTION))
    assert (
        told(capsys, "02_stubs", "half", "third")[1] == "half, third of 02_stubs.ipynb are not written yet.\n"
    )
    with pytest.raises(NotWritten, match=r"^half of 02_stub is not written yet\.$"):
        expect(found.half, 4).returns(2)


FIRST = "class First:\n    def add(self, number) -> int:\n        return number + 1"
SECOND = "class Second(First):\n    def add(self, number) -> int:\n        return super().add(number) + 10"
THIRD = "class Third(Second):\n    def add(self, number) -> int:\n        return super().add(number) + 100"
TELLS = "\n    def notify(self, event) -> None:"
UNWRITTEN = '\n        # YOUR CODE HERE\n        raise NotImplementedError("not written yet")'


def stub_of(source: str, *more: str) -> str:
    """A class as it is given out, with more methods that are not written."""
    return "".join([source[: source.index("\n        ")] + UNWRITTEN, *(each + UNWRITTEN for each in more)])


def steps(folder: Path, *sources: str) -> None:
    slugs = ("first", "second", "third")
    cells = [cell(slug, source, SOLUTION) for slug, source in zip(slugs, sources, strict=True)]
    write(folder, "02_steps", *cells)


def test_the_step_before_stands_in_for_a_step_that_is_not_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slugs = ("first", "second", "third")
    steps(folder, FIRST, SECOND, stub_of(THIRD, TELLS))
    found, said = told(capsys, "02_steps", *slugs)
    third = "third of 02_steps.ipynb is not written yet."
    assert said == f"{third} Second, an earlier step, stands in for Third.\n"
    assert found.Third().add(0) == 11 and found.Third().notify("a loss") is None
    assert found.Third.__name__ == "Third" and found.Second is not found.Third
    steps(folder, FIRST, stub_of(SECOND), THIRD)  # the next one continues the last that works
    found, said = told(capsys, "02_steps", *slugs)
    assert "First, an earlier step, stands in for Second." in said and found.Third().add(0) == 101
    notebooks.must_be_written(found.Third)
    steps(folder, FIRST, stub_of(SECOND), stub_of(THIRD))
    found, said = told(capsys, "02_steps", *slugs)
    assert said.count("First, an earlier step, stands in for ") == 2 and found.Third().add(0) == 1


def test_what_a_class_was_given_out_with_is_there_for_the_step_that_continues_it(folder: Path) -> None:
    counts = SECOND.replace(":\n", ":\n    count, offset = 0, 1\n    _seen = ()\n", 1)
    third = THIRD.replace("+ 100", "+ 100 + self.count + len(self._seen)")
    steps(folder, f"{FIRST}\n    offset = 2", stub_of(counts), third)
    found = from_notebook("02_steps", "first", "second", "third")
    assert found.Third().add(0) == 101 and found.Second.count == 0
    assert found.Third.offset == 2  # which the step that stands in relies on


def test_a_step_in_the_middle_that_is_stood_in_for_is_named(folder: Path) -> None:
    steps(folder, FIRST, stub_of(SECOND), THIRD)
    found = from_notebook("02_steps", "first", "second", "third")
    said = "Second, which Third continues, is not written yet: First stands in for it"
    assert notebooks.stood_in_for(found.Third) == said
    others = found.First, found.Second, found.Fourth, len
    assert [notebooks.stood_in_for(each) for each in others] == [None] * 4


def test_a_step_that_only_stands_in_is_known_as_not_written(folder: Path) -> None:
    steps(folder, FIRST, SECOND, stub_of(THIRD))
    found = from_notebook("02_steps", "first", "second", "third")
    notebooks.must_be_written(found.First, found.Second, found.Fourth, len)
    with pytest.raises(NotWritten, match="Third is not written yet: Second, an earlier step, stands in for it"):
        notebooks.must_be_written(found.Second, found.Third)


def test_nothing_stands_in_for_a_first_step_or_for_what_returns_something_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps(folder, stub_of(FIRST), SECOND, THIRD)
    found, said = told(capsys, "02_steps", "first", "second", "third")
    assert said == "first of 02_steps.ipynb is not written yet.\n"
    with pytest.raises(NotWritten, match=r"First\.add of 02_steps is not written yet"):
        expect(found.Third().add, 0).returns(111)
    steps(folder, FIRST, SECOND, stub_of(THIRD, "\n    @property\n    def finished(self) -> bool:"))
    found, said = told(capsys, "02_steps", "first", "second", "third")
    assert said.endswith("Second, an earlier step, cannot stand in for Third: it has no finished.\n")
    with pytest.raises(NotWritten, match=r"Third\.add of 02_steps is not written yet"):
        expect(found.Third().add, 0).returns(111)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def half(:", "SyntaxError"),
        ("half = 1 / 0", "ZeroDivisionError: division by zero"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("import sys; sys.exit()", "SystemExit"),
    ],
)
def test_a_cell_that_an_error_ends_is_named_and_the_others_are_there(
    folder: Path, capsys: pytest.CaptureFixture[str], source: str, words: str
) -> None:
    write(folder, "02_error", cell("half", source, SOLUTION), *CELLS)
    found, said = told(capsys, "02_error", "half", "double")
    assert said.startswith(f"half of 02_error.ipynb ended early, with {words}") and found.double(2) == 4
    with pytest.raises(MissingPart, match=words.split(":")[0]):
        found.half(4)


def test_a_notebook_may_take_parts_from_another_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    takes = 'from loopback import from_notebook\ntheirs = from_notebook("{}", "{}")\n{} = theirs.{}'
    write(
        folder,
        "02_next",
        cell("given", takes.format("01_numbers", "double", "double", "double"), SETUP),
        cell("treble", "def treble(number): return number + double(number)", SOLUTION),
    )
    assert from_notebook("02_next", "treble").treble(1) == 3
    write(
        folder,
        "03_circle",
        cell("given", takes.format("03_circle", "one", "one", "one"), SETUP),
        cell("one", "def one(): return 1", SOLUTION),
    )
    found, said = told(capsys, "03_circle", "one")
    assert "03_circle takes from 03_circle: that is a circle" in said and found.one() == 1


def test_a_failing_test_names_the_line_of_the_part(folder: Path) -> None:
    write(folder, "02_line", cell("half", "def half(number):\n    return number / 0", SOLUTION))
    half = from_notebook("02_line", "half").half
    with pytest.raises(CheckFailed, match=r"line 2 of its cell, in half: return number / 0"):
        expect(half, 4).returns(2)


def test_where_the_grader_has_put_notebooks_no_file_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main = ModuleType("__main__")
    given = {
        "01_numbers": [["given", "setup", "TWO = 3"], ["double", "solution", "def double(n): return n * TWO"]]
    }
    vars(main)[notebooks.BESIDE] = given
    monkeypatch.setitem(sys.modules, "__main__", main)
    assert from_notebook("01_numbers", "double").double(2) == 6
    assert told(capsys, "02_next", "treble")[1] == "02_next.ipynb was not handed in.\n"


def test_a_process_that_leaves_students_code_out_runs_none_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebooks, "left_out", True)
    theirs = from_notebook("01_numbers", "other")
    names = {"theirs": theirs, "double": theirs.double, "kept": 1}
    notebooks.remove_left_out(names)
    assert names == {"kept": 1}
    monkeypatch.setattr(
        notebooks, "instructors_own", {"01_numbers": [("double", "solution", "def double(n): return n + n")]}
    )
    assert from_notebook("01_numbers", "double", instructors=True).double(2) == 4


def test_what_an_exercise_needs_of_the_students_own_cells_runs(folder: Path) -> None:
    own = cell("own", "import math as m\ndef twice(n): return m.prod([2, n])\nraise SystemExit('a demo ran')", None)
    answer = cell("double", "%%time\ndef double(n): return twice(n)", SOLUTION)
    more = cell("more", "class Quad(Quad):\n    def eight(self, n): return 2 * self.four(n)", None)
    for cells in ([own, answer], [answer, own]):
        write(folder, "02_own", *cells, CELLS[5], more)
        found = from_notebook("02_own", "double", "quad")
        assert (found.double(2), found.Quad().four(2), found.Quad().eight(2)) == (4, 8, 16)


def test_a_module_that_a_cell_writes_is_found(folder: Path) -> None:
    first = cell("first", "%%writefile written_first.py\nTWO = 2\n", None)
    more = cell("more", "%%writefile -a written_first.py\nTHREE = TWO + 1\n", None)
    second = cell("second", "%%writefile written_second.py\nfrom written_first import THREE, TWO\n", None)
    takes = cell("takes", "import written_second as tools", None)
    answer = cell("double", "def double(n):\n    return tools.TWO * n + tools.THREE - 3", SOLUTION)
    write(folder, "02_writes", first, more, second, takes, answer)
    assert from_notebook("02_writes", "double").double(2) == 4
    (folder / "written_first.py").write_text("raise ImportError('older')")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("written_third")


def test_an_exercise_may_use_another_that_is_not_taken(folder: Path) -> None:
    write(folder, "02_uses", CELLS[1], CELLS[2], CELLS[5])
    assert from_notebook("02_uses", "quad").Quad().four(3) == 12
