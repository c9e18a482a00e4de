"""The command line: what it says, and that a problem is a sentence with a remedy."""

import csv
import io
import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from nbgrader.api import InvalidEntry
from rich.console import Console

from autograder import cli
from autograder import course_folder as courses
from autograder.course_folder import Course, Submission
from autograder.marks.read import Mark, marks_of
from autograder.marks.table import print_marks
from autograder.notebooks import read_notebook
from tests.support.small_course import TOTAL, TWICE, hand_in, make_course, nbgrader, sums, write_notebook

ANSWERS = {
    "total/right_sum.py": ("right", "return sum(numbers)", 3),
    "total/right_loop.py": ("right", "return sum(number for number in numbers)", 3),
    "total/ignores_signs.py": ("wrong", "return sum(map(abs, numbers))", 1),
    "total/none.py": ("wrong", "return None", 0),
    "twice/right_double.py": ("right", "return 2 * numbers", 3),
    "twice/square.py": ("wrong", "return numbers ** 2", 0),
}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    course = make_course(tmp_path, sums__one=sums())
    monkeypatch.chdir(tmp_path)
    return course


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command; return its exit status and what it said on stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["autograder", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.run()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(end.value.code or 0), out, err

    return run


def write_answers(root: Path) -> None:
    for path, (kind, body, score) in ANSWERS.items():
        exercise = path.split("/")[0]
        facts = "" if kind == "right" else f"caught by: {exercise}-visible\nmessage: x\n"
        file = root / "tests" / "answers" / "sums" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'"""An idea.\n\nscore: {score}\n{facts}"""\ndef {exercise}(numbers):\n    {body}\n')


def test_a_folder_without_a_course_is_told_so(say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = say("report")
    assert status == 1 and "There is no nbgrader_config.py" in err and "--root" in err


def test_settings_that_are_not_python_are_named(say, course: Course) -> None:
    (course.root / "nbgrader_config.py").write_text("c = (\n")
    status, _, err = say("report")
    assert status == 1 and "nbgrader_config.py cannot be read: SyntaxError" in err


def test_a_course_without_notebooks_is_told_how_to_make_them(say, course: Course) -> None:
    course.source("sums", "one").unlink()
    status, _, err = say("release")
    assert status == 1 and "make course" in err


def test_grading_before_anything_is_handed_in_says_where_to_put_it(say, course: Course) -> None:
    status, _, err = say("grade")
    assert status == 1 and "build/submitted/ is empty" in err


def test_an_unknown_assignment_gets_the_nearest_name(say, course: Course) -> None:
    status, _, err = say("release", "sum")
    assert status == 1 and "There is no assignment called 'sum'. Did you mean sums?" in err


def test_a_sample_class_before_a_release_says_to_release_first(say, course: Course) -> None:
    status, _, err = say("sample-class")
    assert status == 1 and "Run `autograder --sample release` first" in err


def test_a_missing_and_an_old_release_stop_grading_with_the_remedy(say, course: Course) -> None:
    file = course.folder("submitted", "ada", "sums") / "one.ipynb"
    file.parent.mkdir(parents=True)
    file.write_bytes(course.source("sums", "one").read_bytes())
    status, _, err = say("grade")
    assert status == 1 and "Sums/one has no release. Run `autograder release sums` first." in err


def test_a_damaged_gradebook_is_told_so(say, course: Course) -> None:
    (course.build / "gradebook.db").write_text("this is no database, it is a text " * 40)
    status, _, err = say("release")
    assert status == 1 and "the gradebook cannot be used: file is not a database" in err


def test_one_answer_of_the_sample_class_hangs_in_all_its_chapters_together(say, course: Course) -> None:
    shutil.copytree(course.root / "course" / "sums", course.root / "course" / "more")
    write_answers(course.root)
    answers = course.root / "tests" / "answers"
    spins = "def total(numbers):\n    while True:\n        pass\n"
    facts = "score: 0\ncaught by: total-visible\nmessage: x\nhangs: yes\n"
    (answers / "sums" / "total" / "spins.py").write_text(f'"""An idea.\n\n{facts}"""\n{spins}')
    shutil.copytree(answers / "sums", answers / "more")
    say("--sample", "release")
    assert "has 6 students of the sample class, 6 written now" in say("sample-class")[1]
    sample = courses.find(course.root, sample=True)
    for chapter, hangs in (("more", True), ("sums", False)):
        cells = read_notebook(sample.file("submitted", Submission("olga-hangs", chapter, "one"))).cells
        sources = "\n".join(cell.source for cell in cells)
        assert (spins.strip() in sources, "return sum(" in sources) == (hangs, not hangs)
        assert "return 2 * numbers" in sources


def test_a_whole_class_from_sample_to_export(say, course: Course) -> None:
    write_answers(course.root)
    assert say("--sample", "release")[1] == "build/sample/release/sums/ made\n"
    assert say("--sample", "release")[1] == "build/sample/release/sums/ unchanged\n"
    assert "has 5 students of the sample class, 5 written now" in say("sample-class")[1]
    assert "has 5 students of the sample class, 0 written now" in say("sample-class")[1]
    status, out, err = say("--sample", "grade")
    assert (status, err) == (0, "Grading 5 notebooks ...\n")
    rows = {
        cells[0]: cells[1:] for line in out.splitlines() if len(cells := line.strip("│ ").split(" │ ")) == 4
    }
    table = {name: [cell.strip() for cell in cells] for name, cells in rows.items()}
    table = {name.strip(): cells for name, cells in table.items()}
    assert table == {
        "ada-right": ["3/3", "3/3", "6/6"],
        "barbara-right": ["3/3", "3/3", "6/6"],
        "blank": ["0/3", "0/3", "0/6"],
        "edsger-wrong": ["1/3", "0/3", "1/6"],
        "frances-wrong": ["0/3", "0/3", "0/6"],
    }
    assert "5 graded now, 0 unchanged, 0 not gradable" in out
    assert "Graded notebooks: build/sample/autograded/" in out and "build/sample/gradebook.db" in out
    assert "0 graded now, 5 unchanged" in say("--sample", "grade")[1]
    assert "5 written now, 0 unchanged" in say("--sample", "feedback")[1]
    say("--sample", "export", "--to", "marks.csv")
    printed = say("--sample", "export")[1]
    assert Path("marks.csv").read_text(encoding="utf-8") == printed
    assert len(list(csv.DictReader(io.StringIO(printed)))) == 10


def test_the_sample_class_and_a_real_one_never_meet(say, course: Course) -> None:
    write_answers(course.root)
    empty = (course.build / "gradebook.db").read_bytes()
    say("--sample", "release")
    say("sample-class")
    say("--sample", "grade")
    assert (course.build / "gradebook.db").read_bytes() == empty
    assert sorted(each.name for each in course.build.iterdir()) == ["gradebook.db", "sample"]
    assert "Nobody handed anything in yet" in say("report")[2]
    out = say("release")[1].splitlines()
    assert out == [
        "build/release/sums/ made",
        "build/handout/sums.zip made",
        "build/handout/loopback-course.zip made",
    ]
    hand_in(course, "ada", "sums", "one", total=TOTAL)
    assert "1 graded now" in say("grade")[1]
    assert {row["student"] for row in csv.DictReader(io.StringIO(say("export")[1]))} == {"ada"}
    sample = say("--sample", "export")[1]
    assert "ada-right" in sample and "\nada," not in sample
    assert "LOOPBACK_CLASS" not in os.environ


def test_settings_of_before_are_refused_for_the_sample_class(say, course: Course) -> None:
    settings = course.root / "nbgrader_config.py"
    settings.write_text(settings.read_text().replace('"build/sample" if', '"build" if'))
    status, _, err = say("sample-class")
    assert status == 1 and "nbgrader_config.py is an older one" in err
    assert not (course.build / "submitted").exists()


def test_nbgrader_s_own_commands_take_the_class_that_the_environment_names(
    say, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOPBACK_CLASS", "sample")
    nbgrader(course, "generate_assignment", "sums")
    assert (course.root / "build" / "sample" / "release" / "sums" / "one.ipynb").is_file()
    assert not (course.root / "build" / "release").exists()
    assert say("report")[2].count("build/sample/submitted/ is empty")


def test_only_the_students_asked_for_are_graded(say, course: Course) -> None:
    say("release")
    for student in ("ada", "bob"):
        hand_in(course, student, "sums", "one", total=TOTAL, twice=TWICE)
    out = say("grade", "--student", "bob")[1]
    assert "1 graded now" in out and "│ ada" not in out and "│ bob" in out
    assert "There are: ada, bob" in say("grade", "--student", "zoe")[2]


def test_an_extension_counts_for_who_has_handed_in_and_for_who_has_not(say, course: Course) -> None:
    status, _, err = say("extend", "sums", "--student", "ada", "--days", "2")
    assert status == 1 and "nbgrader db student add ID" in err
    nbgrader(course, "db", "student", "add", "bob")
    status, _, err = say("extend", "sums", "--student", "bob", "--days", "2")
    assert status == 1 and "Run `autograder release sums` first" in err
    say("release")
    assert say("extend", "sums", "--student", "bob", "--days", "2")[1] == "bob sums: no due date so far\n"
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    nbgrader(course, "db", "assignment", "add", "sums", "--duedate=2026-03-01 12:00 UTC")
    for name in ("ada", "bob"):
        file = hand_in(course, name, "sums", "one", total=TOTAL, twice=TWICE)
        file.with_name("timestamp.txt").write_text("2026-03-02 12:00:00 UTC")
    say("release"), say("grade")

    def earned() -> dict[str, float]:
        sums_of = dict.fromkeys(("ada", "bob"), 0.0)
        for mark in marks_of(course, ["sums"]):
            sums_of[mark.submission.student] += mark.earned or 0.0
        return sums_of

    assert earned() == {"ada": 0, "bob": 6}
    both = ("extend", "sums", "--student", "ada", "--student", "bob", "--days")
    assert say(*both, "1.5")[1].splitlines() == [f"{each} sums: due 2026-03-03 00:00 UTC" for each in ("ada", "bob")]
    assert say("grade")[0] == 0 and earned() == {"ada": 6, "bob": 6}
    say(*both, "0"), say("grade")
    assert earned() == {"ada": 0, "bob": 0}


def test_one_table_when_it_fits_and_one_for_each_notebook_with_totals_when_not() -> None:
    marks = [
        Mark(Submission("ada", "sums", notebook), f"an-exercise-{notebook}-{number}", earned, 2, state)
        for notebook, earned, state in (("one", 1.5, "graded"), ("two", None, "missing"))
        for number in range(3)
    ]

    def printed(width: int) -> tuple[list[str], list[list[str]]]:
        text = io.StringIO()
        print_marks(Console(file=text, width=width), marks)
        lines = [line.strip() for line in text.getvalue().splitlines()]
        rows = [line.strip("│ ").split("│") for line in lines if line.startswith("│ ada")]
        return [line for line in lines if line[:1].isalpha()], [
            [each.strip() for each in row] for row in rows
        ]

    three = ["1.5/2", "1.5/2", "1.5/2"]
    assert printed(200) == (["Marks"], [["ada", *three, "-", "-", "-", "4.5/12"]])
    assert printed(90) == (
        ["sums/one", "sums/two", "Totals"],
        [["ada", *three, "4.5/6"], ["ada", "-", "-", "-", "-"], ["ada", "4.5/6", "-", "4.5/12"]],
    )


def test_totals_are_by_assignment_where_a_column_for_each_notebook_does_not_fit() -> None:
    marks = [
        Mark(Submission("ada", assignment, f"notebook-{number}"), f"exercise-{number}", 1.0, 2, "graded")
        for assignment in ("sums", "products")
        for number in range(5)
    ]
    text = io.StringIO()
    print_marks(Console(file=text, width=80), marks)
    totals = text.getvalue().partition("Totals")[2]
    assert "products" in totals and "5/10" in totals and "10/20" in totals and "…" not in totals


def test_ctrl_c_says_what_was_kept(say, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "grade_submissions", interrupted)
    (course.folder("submitted", "ada", "sums")).mkdir(parents=True)
    status, _, err = say("grade")
    assert status == 130
    assert "interrupted. What was graded so far is kept" in err


@pytest.mark.parametrize(
    "fault",
    [
        sqlite3.OperationalError("database or disk is full"),
        InvalidEntry("(sqlite3.OperationalError) database or disk is full"),  # as nbgrader hands it on
    ],
)
def test_on_a_full_disk_nobody_is_told_to_move_the_gradebook_away(
    say, course: Course, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def full(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(cli, "grade_submissions", full)
    (course.folder("submitted", "ada", "sums")).mkdir(parents=True)
    status, _, err = say("grade")
    assert status == 1 and "the disk is full, and the gradebook stays as it was. Make room" in err
    assert "gradebook.db" not in err
    status, _, err = say("export", "--to", "/dev/full")
    assert status == 1 and "error: No space left on device. See to it" in err


def test_the_verdicts_are_written_where_nobody_reads_the_whole_table(
    say, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise SystemExit(1)  # as rich does where its reader, `head` say, has ended

    assert say("release")[0] == 0
    hand_in(course, "ada", "sums", "one", total=TOTAL)
    monkeypatch.setattr(cli, "print_marks", gone)
    assert say("grade", "--json", "verdicts.json")[0] == 1
    (verdict,) = json.loads((tmp_path / "verdicts.json").read_text())
    assert verdict["student"] == "ada"


def test_a_trial_takes_the_values_of_the_student_that_is_named(say, course: Course, tmp_path: Path) -> None:
    file = course.source("sums", "one")
    seeds = []
    for arguments in ([], ["--student", "ada"], ["--student", "ada"]):
        status, _, _ = say("try", str(file), "--json", "trial.json", *arguments)
        (verdict,) = json.loads((tmp_path / "trial.json").read_text())
        seeds.append(verdict["seed"])
        assert status == 0
    assert seeds[1] == seeds[2] != seeds[0]


def test_a_repeated_trial_names_a_test_that_does_not_always_agree(
    say, course: Course, tmp_path: Path
) -> None:
    status, out, _ = say("try", str(course.source("sums", "one")), "--repeat", "3")
    assert status == 0 and "All tests came out the same 3 times." in out
    cells = sums()
    lucky = "import random\ndef twice(number):\n    return random.choice([8, 0])"
    for each in cells:
        each.source = lucky if each.id == "twice" else each.source
    write_notebook(tmp_path / "handed" / "one.ipynb", cells)
    status, out, _ = say("try", "handed/one.ipynb", "--repeat", "30")
    assert status == 3 and "twice-visible did not come out the same each time: " in out
