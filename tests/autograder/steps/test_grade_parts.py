"""A class whose second notebook takes a part from the first: who is graded again when which file changes."""

import zipfile
from pathlib import Path

import pytest

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.grading.verdict import read
from autograder.steps.grade import grade
from autograder.steps.release import release
from autograder.steps.try_notebook import try_notebook
from tests.support.small_course import cell, hand_in, make_course, nbgrader, write_notebook

pytestmark = pytest.mark.takes(20)

DOUBLE = "def double(number):\n    ### BEGIN SOLUTION\n    return number * 2\n    ### END SOLUTION"
FIRST = [
    cell("solution", "double", DOUBLE),
    cell("tests", "double-test", '"""double doubles."""\nassert double(1) == 2', 1),
]
TAKES = 'from loopback import from_notebook\ndouble = from_notebook("first", "double").double'
QUAD = "def quad(number):\n    ### BEGIN SOLUTION\n    return double(double(number))\n    ### END SOLUTION"
SECOND = [
    cell("setup", "given", TAKES),
    cell("solution", "quad", QUAD),
    cell("tests", "quad-test", '"""quad is four times."""\nassert quad(1) == 4', 2),
]
RIGHT, WRONG = "def double(number): return number + number", "def double(number): return number"
OF_QUAD = "def quad(number): return double(double(number))"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("parts"), parts__first=FIRST, parts__second=SECOND)
    release(course, "parts")
    return course


def points(course: Course, student: str) -> float:
    verdict = read(course.verdict(Submission(student, "parts", "second")))
    assert verdict is not None
    return verdict.points


def graded(course: Course, *students: str) -> set[str]:
    """Grade; the submissions that were judged anew."""
    return {f"{each.student} {each.notebook}" for each in grade(course, ["parts"], list(students)).anew}


def test_a_changed_part_is_graded_again_where_it_is_used(course: Course) -> None:
    for student, part in (("ada", RIGHT), ("eve", WRONG)):
        hand_in(course, student, "parts", "first", double=part)
        hand_in(course, student, "parts", "second", quad=OF_QUAD)
    assert len(graded(course, "ada", "eve")) == 4
    assert (points(course, "ada"), points(course, "eve")) == (2, 0)
    assert graded(course, "ada", "eve") == set()
    hand_in(course, "eve", "parts", "first", double=RIGHT)
    assert graded(course, "ada", "eve") == {"eve first", "eve second"}
    assert points(course, "eve") == 2
    hand_in(course, "eve", "parts", "second", quad=f"{OF_QUAD}  # changed")
    assert graded(course, "ada", "eve") == {"eve second"}


def test_a_part_of_a_notebook_that_lies_elsewhere_is_found(course: Course) -> None:
    file = hand_in(course, "bob", "parts", "first", double=RIGHT)
    file.rename(file.with_name("First (1).ipynb"))
    hand_in(course, "bob", "parts", "second", quad=OF_QUAD)
    graded(course, "bob")
    assert points(course, "bob") == 2


def test_trying_a_file_takes_the_part_from_beside_it(course: Course, tmp_path: Path) -> None:
    second = hand_in(course, "tim", "parts", "second", quad=OF_QUAD)
    file = tmp_path / "second.ipynb"
    file.write_bytes(second.read_bytes())
    (lonely,) = try_notebook(course, file, sandboxed=True)
    assert lonely.points == 0 and "first.ipynb was not handed in" in lonely.tests[0].text
    first = hand_in(course, "tim", "parts", "first", double=RIGHT)
    tmp_path.joinpath("first.ipynb").write_bytes(first.read_bytes())
    assert try_notebook(course, file, sandboxed=True)[0].points == 2


def test_trying_a_file_of_the_class_takes_the_parts_that_the_class_was_graded_with(course: Course) -> None:
    first = hand_in(course, "ivy", "parts", "first", double=RIGHT)
    second = hand_in(course, "ivy", "parts", "second", quad=OF_QUAD)
    elsewhere = course.folder("submitted", "ivy") / "at last"
    elsewhere.mkdir()
    first.rename(first.with_name("First (1).ipynb"))
    file = second.rename(elsewhere / "my second (2).ipynb")
    graded(course, "ivy")
    assert points(course, "ivy") == 2
    (tried,) = try_notebook(course, file, sandboxed=True, student="ivy")
    assert tried.points == 2 and not any("was not handed in" in note for note in tried.notes)


def test_trying_an_archive_of_several_notebooks_says_to_unpack_it(course: Course, tmp_path: Path) -> None:
    archive = tmp_path / "homework.zip"
    with zipfile.ZipFile(archive, "w") as into:
        for name in ("first", "second"):
            into.write(course.source("parts", name), f"homework/{name}.ipynb")
    with pytest.raises(UserError, match=r"homework\.zip is an archive of more .* Unpack it"):
        try_notebook(course, archive, sandboxed=True)


def test_nbgraders_own_autograde_takes_a_part_that_lies_elsewhere(course: Course) -> None:
    first = hand_in(course, "una", "parts", "first", double=RIGHT)
    first.rename(first.with_name("First (1).ipynb"))
    hand_in(course, "una", "parts", "second", quad=OF_QUAD)
    nbgrader(course, "autograde", "parts", "--student", "una")
    assert points(course, "una") == 2, "grade, which takes it too, has no reason to grade this again"


def test_nbgraders_own_autograde_takes_the_part_too(course: Course) -> None:
    hand_in(course, "zoe", "parts", "first", double=RIGHT)
    hand_in(course, "zoe", "parts", "second", quad=OF_QUAD)
    nbgrader(course, "autograde", "parts", "--student", "zoe")
    assert points(course, "zoe") == 2


def test_a_changed_instructors_part_grades_again(course: Course) -> None:
    hand_in(course, "kim", "parts", "first", double=RIGHT)
    hand_in(course, "kim", "parts", "second", quad=OF_QUAD)
    graded(course, "kim")
    source = course.source("parts", "first")
    write_notebook(source, [cell("setup", "given-more", "MORE = 1"), *FIRST])
    release(course, "parts")
    assert graded(course, "kim") == {"kim first", "kim second"}
