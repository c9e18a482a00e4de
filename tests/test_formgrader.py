"""nbgrader's own web pages work on the course: formgrader for the instructor, Validate for the student."""

import os
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder.course_folder import Submission
from autograder.marks.read import marks_of
from autograder.notebooks import read_notebook
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


def test_what_lies_beside_a_notebook_costs_the_page_of_a_class_nothing(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", gradebook=False, sums__one=sums())
    (tmp_path / "secret").write_text("secret")
    with tempfile.TemporaryDirectory(prefix="s") as scratch, serving(course.root, Path(scratch)) as server:
        server.ask("POST", "/formgrader/api/assignment/sums/assign")
        folders = [hand_in(course, name, "sums", "one", total=TOTAL).parent for name in "abc"]
        (folders[0] / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
        (folders[1] / "timestamp.txt").write_text("yesterday evening")
        os.mkfifo(folders[2] / "timestamp.txt")  # whoever opens it waits for ever
        os.mkfifo(folders[2] / "data.csv")
        (folders[0] / "notes.txt").symlink_to(tmp_path / "secret")
        (folders[0] / "data.csv").write_text("1,2")
        graded = [server.ask("POST", f"/formgrader/api/submission/sums/{name}/autograde") for name in "abc"]
        shown = {each["student"]: each for each in server.ask("GET", "/formgrader/api/submissions/sums")}
    assert [each["success"] for each in graded] == [True, True, True], graded
    found = {name: (each["autograded"], each["score"], each["timestamp"]) for name, each in shown.items()}
    assert {name: each[:2] for name, each in found.items()} == dict.fromkeys("abc", (True, 3))
    assert [found[name][2] and found[name][2][:19] for name in "abc"] == ["2026-03-01T12:00:00", None, None]
    copied = course.file("autograded", Submission("a", "sums", "one"), ".ipynb").parent
    assert (copied / "data.csv").read_text() == "1,2"
    assert not (copied / "notes.txt").exists()


def test_nothing_that_a_student_wrote_into_a_text_cell_runs_in_formgrader(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", gradebook=False, sums__one=sums())
    script = "<script>give_me_points()</script>"
    with tempfile.TemporaryDirectory(prefix="s") as scratch, serving(course.root, Path(scratch)) as server:
        assert server.ask("POST", "/formgrader/api/assignment/sums/assign")["success"] is True
        file = hand_in(course, "ada", "sums", "one", total=TOTAL)
        notebook = read_notebook(file)
        flags = {"grade_id": script, "solution": True, "grade": True, "locked": False, "task": False, "points": 9}
        marks = {"nbgrader": flags | {"cell_type": "markdown", "schema_version": 3}, "tags": [script]}
        pasted = {"a.png": {"image/png": "iVBO"}}
        notebook.cells += [
            new_markdown_cell(f"**mine** {script}"),
            new_markdown_cell("![p](attachment:a.png) ![p](attachment:b.png)", attachments=pasted),
            new_markdown_cell(f"marked {script}", metadata=marks),
            new_raw_cell(f"raw {script}", metadata={"raw_mimetype": "text/html"}),
            new_code_cell(f"'{script}'", metadata=marks),
        ]
        nbformat.write(notebook, file)
        assert server.ask("POST", "/formgrader/api/submission/sums/ada/autograde")["success"] is True
        [shown] = server.ask("GET", "/formgrader/api/submitted_notebooks/sums/one")
        page = server.read(f"/formgrader/submissions/{shown['id']}/?index=0")
    assert "<strong>mine</strong>" in page and "give_me_points" in page
    assert script not in page
    assert 'src="data:image/png;base64,iVBO"' in page, "a picture that was pasted is shown"
