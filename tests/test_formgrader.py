"""nbgrader's own web pages work on the course: formgrader for the instructor, Validate for the student."""

import tempfile
from pathlib import Path

from autograder.course_folder import Submission
from autograder.marks.read import marks_of
from tests.support.formgrader import serving
from tests.support.small_course import TOTAL, hand_in, make_course, sums


def test_formgrader_releases_grades_and_gives_feedback_and_validate_runs_the_tests(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", gradebook=False, sums__one=sums())
    ada = Submission("ada", "sums", "one")
    with tempfile.TemporaryDirectory(prefix="s") as scratch, serving(course.root, Path(scratch)) as server:
        assert server.ask("POST", "/formgrader/api/assignment/sums/assign")["success"] is True
        handed_in = hand_in(course, "ada", "sums", "one", total=TOTAL)
        assert server.ask("POST", "/formgrader/api/submission/sums/ada/autograde")["success"] is True
        assert server.ask("POST", "/formgrader/api/assignment/sums/generate_feedback")["success"] is True
        assert [mark.earned for mark in marks_of(course, ["sums"])] == [3, 0]
        [shown] = server.ask("GET", "/formgrader/api/submitted_notebooks/sums/one")
        assert (shown["student"], shown["score"]) == ("ada", 3)
        page = course.file("feedback", ada, ".html").read_text(encoding="utf-8")
        assert "negative_numbers_of_the_hidden_test" not in page and "total adds negative numbers" in page
        path = handed_in.relative_to(course.root).as_posix()
        validated = server.ask("POST", "/assignments/validate", path=path)
        assert validated["success"] is True
        assert [failed["source"] for failed in validated["value"]["failed"]] == [sums()[-1].source]
