"""The same course under nbgrader's own commands, and a real notebook of ours under nbgrader."""

from pathlib import Path

import pytest

from autograder import course_folder as courses
from autograder.answer_files import read_answers
from autograder.course_folder import Submission
from autograder.marks.read import marks_of
from autograder.steps.grade import grade
from autograder.steps.release import release
from tests.support.leaks import leaks, text_of_page
from tests.support.small_course import CRASHES, DIES, ROOT, TOTAL, hand_in, make_course, nbgrader, sums

pytestmark = pytest.mark.takes(25)


def test_plain_nbgrader_commands_give_the_same_marks_and_feedback(tmp_path: Path) -> None:
    course = make_course(tmp_path, gradebook=False, sums__one=sums())
    nbgrader(course, "generate_assignment", "sums")
    assert leaks(course.folder("release"), course.folder("source")) == []
    hand_in(course, "dies", "sums", "one", total=CRASHES, twice=DIES)
    nbgrader(course, "autograde", "sums")
    nbgrader(course, "generate_feedback", "sums")
    assert [mark.earned for mark in marks_of(course, ["sums"])] == [1, 0]
    assert "negative_numbers_of_the_hidden_test" not in text_of_page(
        course.file("feedback", Submission("dies", "sums", "one"), ".html")
    )


def test_what_nbgrader_s_own_autograde_made_is_graded_again(tmp_path: Path) -> None:
    course = make_course(tmp_path, sums__one=sums())
    release(course, "sums")
    ada = Submission("ada", "sums", "one")
    hand_in(course, "ada", "sums", "one", total=TOTAL)
    nbgrader(course, "autograde", "sums")
    made = course.file("autograded", ada)
    assert made.stat().st_mode & 0o222 == 0, "nbgrader lets nobody write to what it makes"
    assert grade(course, ["sums"], ["ada"]).anew == [ada]
    assert made.stat().st_mode & 0o200, "root may write to any file, so its mode says whether it is another one"


def test_nbgrader_s_own_autograde_gives_nothing_for_a_chapter_that_is_a_link(tmp_path: Path) -> None:
    course = make_course(tmp_path, sums__one=sums())
    release(course, "sums")
    hand_in(course, "ada", "sums", "one", total=TOTAL)
    course.folder("submitted", "linked").mkdir()
    course.folder("submitted", "linked", "sums").symlink_to(course.folder("source", "", "sums"))
    said = nbgrader(course, "autograde", "sums", fails=True)
    assert "There was an error processing assignment 'sums' for student 'linked'" in said
    assert "'ada'" not in said.partition("There was an error processing assignment 'sums'")[2]
    assert sum(mark.earned or 0 for mark in marks_of(course, ["sums"], ["ada"])) == 3
    assert not sum(mark.earned or 0 for mark in marks_of(course, ["sums"], ["linked"]))


def test_a_real_notebook_gives_answers_the_score_that_their_files_say(tmp_path: Path) -> None:
    source = min((ROOT / "course").glob("*/*.ipynb"))
    chapter, name = source.parent.name, source.stem
    course = make_course(tmp_path)
    course.source(chapter, name).parent.mkdir(parents=True)
    course.source(chapter, name).write_bytes(source.read_bytes())
    course = courses.find(course.root)
    release(course, chapter)
    chosen = {
        (answer.exercise, answer.right): answer
        for answer in read_answers(ROOT)
        if answer.chapter == chapter and not answer.hangs
    }
    for student, right in (("right", True), ("wrong", False)):
        own = {
            each.exercise.replace("-", "_"): each.source for each in chosen.values() if each.right is right
        }
        hand_in(course, student, chapter, name, **own)
    assert grade(course, [chapter], ["right", "wrong"]).broken == {}
    for mark in marks_of(course, [chapter]):
        answer = chosen[mark.exercise, mark.submission.student == "right"]
        assert mark.earned == answer.score, str(answer)
