"""Every file is somebody's work: recognised where it can be, else named; never passed over without a word.

Each row of the tables is a student who hands in one notebook in a way of their own.
"""

import errno
import json
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from nbformat import NotebookNode

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.notebook_text import LARGEST
from autograder.notebooks import versions_of
from autograder.plain_files import Entry, entries_below
from autograder.submissions import candidates, handed_in
from autograder.submissions.candidates import Candidate, Stray, files_of
from autograder.submissions.handed_in import HandedIn
from tests.support.small_course import TWICE, cell, make_course, sums

TWICE_TWO = [
    cell("contract", "double-contract", "## Double a number, in a chapter of its own (3 points)"),
    cell("solution", "double", TWICE.replace("twice", "double")),
    cell("tests", "double-visible", '"""double doubles a number."""\nassert double(4) == 8\n', 3),
]


def written(cells: list[NotebookNode], answer: str = "") -> bytes:
    """A notebook file, with a line added to its first solution."""
    copies = [json.loads(json.dumps(each)) for each in cells]
    next(each for each in copies if each["metadata"].get("nbgrader", {}).get("solution"))["source"] += answer
    return json.dumps({"cells": copies, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


ONE, TWO = written(sums(), "\n# answered"), written(TWICE_TWO, "\n# answered")
BLANK = written(sums())
UNMARKED = json.dumps(
    json.loads(ONE)
    | {"cells": [{key: cell[key] for key in ("cell_type", "source")} for cell in json.loads(ONE)["cells"]]}
).encode()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Two chapters with a notebook each, both released."""
    course = make_course(tmp_path / "course", gradebook=False, s01_sums__one=sums(), s02_more__two=TWICE_TWO)
    for assignment, name, content in (("s01_sums", "one", BLANK), ("s02_more", "two", written(TWICE_TWO))):
        file = course.folder("release", "", assignment) / f"{name}.ipynb"
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
    return course


def only_tests() -> bytes:
    """Two test cells as they were handed out, one of them without its hidden part, and an answer; no marks."""
    kept = [versions_of(each)[-1] for each in sums() if each.id in ("total-visible", "total-hidden")]
    cells = [{"cell_type": "code", "source": source} for source in (TWICE, *kept)]
    return json.dumps({"cells": cells}).encode()


def put(course: Course, **files: bytes) -> Path:
    """Hand files in for ada, by path; a path may not be a keyword, so it is given as one in a mapping."""
    folder = course.folder("submitted", "ada")
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def zipped(packed: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return file.getvalue()


FOUND = {
    "in other case": {"S01_Sums/One.ipynb": ONE},
    "a space behind the folder": {"s01_sums /one.ipynb": ONE},
    "a space behind the name": {"s01_sums/one .ipynb": ONE},
    "suffix in capitals": {"s01_sums/one.IPYNB": ONE},
    "a second download": {"s01_sums/one (1).ipynb": ONE},
    "a second upload": {"s01_sums/one-2.ipynb": ONE},
    "a copy": {"s01_sums/one-Copy1.ipynb": ONE},
    "a folder deeper": {"s01_sums/s01_sums/one.ipynb": ONE},
    "no folder": {"one.ipynb": ONE},
    "another chapter's folder": {"s02_more/one.ipynb": ONE},
    "a text file, says the browser": {"s01_sums/one.ipynb.txt": ONE},
    "JSON, says the browser": {"s01_sums/one.ipynb.json": ONE},
    "a name of its own": {"s01_sums/homework of ada.ipynb": ONE},
    "a name of its own, nowhere": {"final FINAL.ipynb": ONE},
    "all marks lost, renamed": {"work.ipynb": UNMARKED},
    "all marks lost, by its name": {"S01_sums/One.ipynb": UNMARKED},
    "UTF-16, renamed": {"work.ipynb": ONE.decode().encode("utf-16")},
    "a zip": {"s01_sums/homework.zip": zipped(**{"one.ipynb": ONE})},
    "a zip with folders, nowhere": {
        "all.zip": zipped(**{"x/s01_sums/one.ipynb": ONE, "__MACOSX/._one.ipynb": b"x"})
    },
    "a zip with the folder itself in its names": {"all.zip": zipped(**{"./s01_sums/one.ipynb": ONE})},
    "a zip with names that lead out of it": {"all.zip": zipped(**{"../../one.ipynb": ONE})},
    "beside an environment": {
        "s01_sums/work.ipynb": ONE,
        **{f"s01_sums/.venv/{number // 700}/{number}.py": b"" for number in range(2100)},
    },
    "below folders with very many files": {
        "z/work.ipynb": ONE,
        **{f"a/{number}.txt": b"" for number in range(1100)},
        **{f"b/{number}.txt": b"" for number in range(1100)},
    },
    "a zip under the name of a notebook": {"s01_sums/one.ipynb": zipped(**{"one.ipynb": ONE})},
    "an editor's checkpoint and nothing else": {"s01_sums/.ipynb_checkpoints/one-checkpoint.ipynb": ONE},
    "hidden": {"s01_sums/.one.ipynb": ONE},
    "under a name from a learning platform": {"ada_1234_567_s01_sums_one.ipynb": UNMARKED},
    "a backslash for a folder": {"s01_sums\\one.ipynb": UNMARKED},
    "beside the blank one": {"s01_sums/one.ipynb": BLANK, "s01_sums/one (1).ipynb": ONE},
    "beside one that is cut off": {"s01_sums/one.ipynb": ONE[:200], "s01_sums/one (1).ipynb": ONE},
    "beside the same one": {"s01_sums/copies/one.ipynb": ONE, "s01_sums/copies/one (1).ipynb": ONE},
}


@pytest.mark.parametrize("files", FOUND.values(), ids=FOUND)
def test_an_answer_that_lies_elsewhere_is_found_and_a_note_says_where(
    course: Course, files: dict[str, bytes]
) -> None:
    put(course, **files)
    handed_in, submission = HandedIn(course), Submission("ada", "s01_sums", "one")
    assert handed_in.submissions(course.assignments, ["ada"]) == [submission]
    answer = handed_in.answer(submission)
    assert answer is not None and not answer.problem
    assert handed_in.read(submission) in (ONE, UNMARKED, ONE.decode().encode("utf-16"))
    assert answer.note.startswith("It was found as ") and "graded as s01_sums/one.ipynb" in answer.note


def test_every_notebook_among_very_many_files_is_looked_at(course: Course) -> None:
    # In which order a folder has its files depends on the disk: of twelve one at least is among the last.
    notebooks = {f"{number}.ipynb": ONE for number in range(12)}
    put(course, **notebooks, **{f"{number}.txt": b"" for number in range(1500)})
    found = files_of(course.folder("submitted"), "ada")
    assert {str(each.place) for each in found if isinstance(each, Candidate)} >= notebooks.keys()


def test_test_cells_as_they_were_handed_out_tell_a_notebook(course: Course) -> None:
    put(course, **{"work.ipynb": only_tests()})
    answer = HandedIn(course).answer(Submission("ada", "s01_sums", "one"))
    assert answer is not None and answer.note.startswith("It was found as work.ipynb")


def test_what_is_at_its_place_has_no_note_and_counts_before_other_versions(course: Course) -> None:
    put(course, **{"s01_sums/one.ipynb": ONE, "s01_sums/one (1).ipynb": written(sums(), "\n# other")})
    handed_in, submission = HandedIn(course), Submission("ada", "s01_sums", "one")
    answer = handed_in.answer(submission)
    assert answer is not None and answer.note == "" and handed_in.read(submission) == ONE
    [stray] = handed_in.strays("ada", ["s01_sums"])
    assert str(stray.place) == "s01_sums/one (1).ipynb" and "s01_sums/one.ipynb counts" in stray.reason
    assert stray.superseded, "which is no trouble: neither a sign in the table nor an exit status"


def test_an_editor_s_copy_counts_only_where_there_is_nothing_else_and_is_no_stray(course: Course) -> None:
    put(course, **{"s01_sums/one.ipynb": BLANK, "s01_sums/.ipynb_checkpoints/one-checkpoint.ipynb": ONE})
    handed_in = HandedIn(course)
    assert handed_in.read(Submission("ada", "s01_sums", "one")) == BLANK
    assert handed_in.strays("ada", course.assignments) == []


def test_two_notebooks_exchanged_are_each_graded_as_what_they_are(course: Course) -> None:
    put(course, **{"s01_sums/one.ipynb": TWO, "s02_more/two.ipynb": ONE})
    handed_in = HandedIn(course)
    assert handed_in.read(Submission("ada", "s01_sums", "one")) == ONE
    assert handed_in.read(Submission("ada", "s02_more", "two")) == TWO
    assert handed_in.strays("ada", course.assignments) == []


@pytest.mark.parametrize("own", [True, False])
def test_another_notebook_of_the_course_under_this_name_is_called_that(course: Course, own: bool) -> None:
    put(course, **{"s01_sums/one.ipynb": TWO} | ({"s02_more/two.ipynb": TWO + b" "} if own else {}))
    handed_in = HandedIn(course)
    with pytest.raises(
        UserError, match=r"one\.ipynb holds s02_more/two, another notebook of the course"
    ) as told:
        handed_in.read(Submission("ada", "s01_sums", "one"))
    assert ("is not graded" in str(told.value)) is own and "Hand in one too." in str(told.value)
    assert handed_in.read(Submission("ada", "s02_more", "two")).startswith(TWO)


PROBLEMS = {
    "a folder of that name": (
        lambda folder: (folder / "s01_sums/one.ipynb").mkdir(parents=True),
        "is a folder",
    ),
    "a pipe": (lambda folder: os.mkfifo(chapter(folder) / "one.ipynb"), "is a pipe, not a file"),
    "a link": (
        lambda folder: (chapter(folder) / "one.ipynb").symlink_to(folder.parent / "secret"),
        "is a link",
    ),
    "a link to nothing": (lambda folder: (chapter(folder) / "one.ipynb").symlink_to("nowhere"), "is a link"),
    "a device": (lambda folder: (chapter(folder) / "one.ipynb").symlink_to("/dev/zero"), "is a link"),
    "a web page": (lambda folder: (chapter(folder) / "one.html").write_text("<html>"), None),
}


def chapter(folder: Path) -> Path:
    (folder / "s01_sums").mkdir(parents=True, exist_ok=True)
    return folder / "s01_sums"


@pytest.mark.parametrize(("make", "says"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_stands_at_a_notebook_s_place_is_its_answer_whatever_it_is(
    course: Course, make: Callable[[Path], object], says: str | None
) -> None:
    make(course.folder("submitted", "ada"))
    handed_in, submission = HandedIn(course), Submission("ada", "s01_sums", "one")
    assert handed_in.submissions(course.assignments, ["ada"]) == [submission]
    if says is None:
        assert handed_in.read(submission) == b"<html>"
    else:
        with pytest.raises(UserError, match=says):
            handed_in.read(submission)
    assert handed_in.strays("ada", ["s01_sums"]) == []


STRAYS = {
    "an archive of another kind": (
        {"s01_sums/work.rar": b"Rar!\x1a"},
        "is an archive that is not opened here",
    ),
    "a damaged zip": ({"work.zip": zipped(a=b"1")[:-30]}, "is a zip archive that is damaged"),
    "a zip packed in another way": (
        {"work.zip": zipped(packed=zipfile.ZIP_LZMA, **{"one.ipynb": ONE})},
        "is a zip archive packed in a way that is not opened here",
    ),
    "a zip without a notebook": ({"work.zip": zipped(a=b"1")}, "is a zip archive without a notebook"),
    "a notebook of another course": (
        {"s01_sums/work.ipynb": written([cell("solution", "other", "1")])},
        "holds no cell of this course",
    ),
    "an empty file": ({"s01_sums/work.ipynb": b""}, "is empty"),
    "a document": ({"s01_sums/answers.docx": zipped(a=b"1")}, "is no notebook"),
}


@pytest.mark.parametrize(("files", "says"), STRAYS.values(), ids=STRAYS)
def test_what_cannot_be_recognised_is_named_with_a_reason(
    course: Course, files: dict[str, bytes], says: str
) -> None:
    put(course, **files)
    handed_in = HandedIn(course)
    assert handed_in.submissions(course.assignments, ["ada"]) == []
    [stray] = handed_in.strays("ada", ["s01_sums"])
    assert says in stray.reason and str(stray.place) in files


def test_a_chapter_s_folder_that_is_a_link_is_named_and_nothing_behind_it_is_read(course: Course) -> None:
    folder = course.folder("submitted", "ada")
    folder.mkdir(parents=True)
    (folder / "s01_sums").symlink_to(course.folder("source", "", "s01_sums"))
    handed_in = HandedIn(course)
    assert handed_in.submissions(course.assignments, ["ada"]) == []
    [stray] = handed_in.strays("ada", ["s01_sums"])
    assert "is a link, and links are not followed" in stray.reason
    with pytest.raises(UserError):
        handed_in.read(Submission("ada", "s01_sums", "one"))


@pytest.mark.parametrize("folder", [("ada",), ("ada", "s01_sums")])
def test_a_folder_that_may_not_be_read_is_named(
    course: Course, folder: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(course, **{"s01_sums/one.ipynb": ONE})

    def refused(root: Path, parts: tuple[str, ...], most: int) -> list[Entry]:
        if parts == folder:
            raise PermissionError(errno.EACCES, "Permission denied")
        return entries_below(root, parts, most)

    monkeypatch.setattr(candidates, "entries_below", refused)
    monkeypatch.setattr(handed_in, "kind_below", lambda root, parts: "")
    found = HandedIn(course)
    assert found.submissions(course.assignments, ["ada"]) == []
    [stray] = found.strays("ada", ["s01_sums"])
    assert str(stray.place) == ("/".join(folder[1:]) or ".")
    assert stray.reason.startswith("cannot be read: Permission denied. See to its permissions")


def test_a_file_that_is_out_of_reach_is_called_that(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    course.folder("submitted", "ada").mkdir(parents=True)
    monkeypatch.setattr(candidates, "entries_below", lambda *_, **__: [Entry("one.ipynb", "gone")])
    [stray] = HandedIn(course).strays("ada", ["s01_sums"])
    assert "cannot be reached" in stray.reason and "permissions" in stray.reason


def test_a_student_s_folder_that_is_a_link_is_no_student(course: Course) -> None:
    course.folder("submitted").mkdir(parents=True)
    course.folder("submitted", "eve").symlink_to(course.folder("source"))
    assert course.students == [] and course.astray == ["eve"]


def test_files_beside_a_whole_submission_are_nobody_s_business(course: Course) -> None:
    put(course, **{"s01_sums/one.ipynb": ONE, "s01_sums/data.csv": b"1", "s01_sums/.DS_Store": b"x"})
    handed_in = HandedIn(course)
    assert handed_in.strays("ada", ["s01_sums"]) == []
    assert handed_in.strays("ada", ["s02_more"]) == []


def test_a_folder_with_very_many_files_is_looked_at_up_to_a_limit(course: Course) -> None:
    put(course, **{f"junk/{folder}/{number}.txt": b"x" for folder in range(3) for number in range(900)})
    put(course, **{"s01_sums/one.ipynb": ONE})
    handed_in = HandedIn(course)
    strays = handed_in.strays("ada", ["s01_sums", "s02_more"])
    assert len(strays) == 21 and str(strays[-1].place).endswith(" more files")
    assert "there are more than 2000 files" in strays[0].reason


def test_files_in_zip_archives_count_as_files(course: Course) -> None:
    archive = zipped(**{f"{number}.ipynb": b"{}" for number in range(900)})
    put(course, **{f"{number}.zip": archive for number in range(5)})
    found = list(candidates.files_of(course.folder("submitted"), "ada"))
    assert isinstance(found[-1], Stray) and "there are more than 2000 files" in found[-1].reason
    assert len(found) == 2701


def test_of_two_versions_in_a_zip_archive_the_later_month_is_taken(course: Course) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for folder, month, content in (("old", 9, ONE), ("new", 10, written(sums(), "\n# october"))):
            archive.writestr(zipfile.ZipInfo(f"{folder}/one.ipynb", (2026, month, 2, 3, 4, 5)), content)
    put(course, **{"all.zip": file.getvalue()})
    assert b"# october" in HandedIn(course).read(Submission("ada", "s01_sums", "one"))


def test_a_zip_archive_that_grows_without_end_is_read_up_to_a_limit(course: Course) -> None:
    put(course, **{"s01_sums/work.zip": zipped(**{"one.ipynb": b" " * 60_000_000})})
    assert len(HandedIn(course).read(Submission("ada", "s01_sums", "one"))) == LARGEST + 1


def test_a_zip_archive_of_many_notebooks_is_opened_once(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    class Counted(zipfile.ZipFile):
        def __init__(self, file: BytesIO) -> None:
            opened.append(file)
            super().__init__(file)

    put(course, **{"s01_sums/all.zip": zipped(**{f"{number}.ipynb": b"{}" for number in range(100)})})
    monkeypatch.setattr(zipfile, "ZipFile", Counted)
    assert len(list(candidates.files_of(course.folder("submitted"), "ada"))) == 100
    assert len(opened) == 1


ZIPPED = {
    "one notebook": ({"one.ipynb": ONE}, True),
    "in capitals, in a folder, beside what a Mac leaves": (
        {"x/ONE.IPYNB": ONE, "__MACOSX/x/._ONE.IPYNB": b"x", ".DS_Store": b"x"},
        True,
    ),
    "two notebooks": ({"one.ipynb": ONE, "two.ipynb": TWO}, False),
    "none": ({"one.txt": ONE}, False),
}


@pytest.mark.parametrize(("files", "is_one"), ZIPPED.values(), ids=ZIPPED)
def test_the_only_notebook_of_a_zip_archive_is_the_one_that_grading_would_find(
    files: dict[str, bytes], is_one: bool
) -> None:
    archive = zipped(**files)
    content, note = candidates.unpacked(archive)
    assert (content, bool(note)) == ((ONE, True) if is_one else (archive, False))
