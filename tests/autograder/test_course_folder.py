"""The course's folder: paths that nbgrader would misread are refused, and who is a student."""

from pathlib import Path

import pytest

from autograder import course_folder as courses
from autograder.errors import UserError
from tests.support.small_course import make_course, sums


@pytest.mark.parametrize("letter", "?*[%")
def test_a_path_that_nbgrader_takes_for_a_pattern_is_refused_in_a_sentence(
    tmp_path: Path, letter: str
) -> None:
    root = tmp_path / f"the{letter}course"
    with pytest.raises(UserError) as told:
        make_course(root, gradebook=False, sums__one=sums())
    assert f"nbgrader takes {letter} in a path" in str(told.value) and "rename the folder" in str(told.value)
    assert not (root / "build").exists() and list(tmp_path.iterdir()) == [root]


@pytest.mark.parametrize("name", ["with space", "#;@+&$", "{braces}", "]", "ünïcödé", "o'clock"])
def test_other_letters_are_no_trouble(tmp_path: Path, name: str) -> None:
    assert make_course(tmp_path / name, gradebook=False, sums__one=sums()).assignments == ["sums"]


def test_a_student_is_a_plain_folder_that_is_not_hidden(tmp_path: Path) -> None:
    course = make_course(tmp_path, gradebook=False, sums__one=sums())
    folder = course.folder("submitted")
    for name in ("ada", ".ipynb_checkpoints", ".bob/sums"):
        (folder / name).mkdir(parents=True)
    (folder / "moodle.zip").touch()
    (folder / "link").symlink_to(course.folder("source"))
    assert course.students == ["ada"] and course.astray == [".bob", "link", "moodle.zip"]


def test_files_without_a_student_s_folder_are_named(tmp_path: Path) -> None:
    course = make_course(tmp_path, gradebook=False, sums__one=sums())
    course.folder("submitted").mkdir(parents=True)
    for name in ("amara_1234_one.ipynb", "moodle.zip"):
        (course.folder("submitted") / name).touch()
    with pytest.raises(UserError, match=r"only amara_1234_one\.ipynb, moodle\.zip"):
        courses.find(tmp_path).choose_students(None)
