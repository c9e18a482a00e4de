"""Make the students' version of the notebooks, and record their cells in the gradebook."""

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.nbgrader_bridge.converter import convert
from autograder.nbgrader_bridge.gradebook import RecordedCell, recorded_cells, remove_submissions
from autograder.nbgrader_bridge.kept_marks import Kept, ask_again, give_back, keep, points_of
from autograder.notebooks import ROLES, WRITTEN, flags_of, read_notebook, role_of
from autograder.plain_text import listed, spreadsheet_text
from autograder.up_to_date import digest, forget, recall, remember
from autograder.whole_file import write_whole

EVERYTHING = "*"


def release(course: Course, assignment: str, drop_marks: bool = False) -> bool:
    """Make one assignment's release; return whether there was anything to do.

    When cells were added or removed since, the submissions are to be graded anew; what a person gave on a cell that
    is still there stays, marks, comments and extensions, and is asked for again where the cell's points are others
    now. Raises UserError when the source cannot be released, and, unless `drop_marks`, when a mark or a comment fits no
    cell any more; it is in a file then, which the error names.
    """
    folder = course.folder("source", "", assignment)
    made_from = digest(folder, course.root / "nbgrader_config.py")
    note = course.note("release", Submission("", assignment, "all"))
    if recall(note).get("made_from") == made_from and not out_of_date(course, assignment):
        return False
    for notebook in course.notebooks(assignment):
        _refuse_tasks(course, assignment, notebook)
    points = points_of(course, assignment)
    kept = _take_out_submissions(course, assignment, drop_marks)
    forget(note)
    try:
        convert(GenerateAssignment, course, Submission(".", assignment, EVERYTHING))
    finally:  # the gradebook has the old cells still, where the release could not be made
        give_back(course, assignment, kept)
    ask_again(course, assignment, points)
    remember(note, made_from=made_from)
    return True


def _refuse_tasks(course: Course, assignment: str, notebook: str) -> None:
    """Raise UserError for a notebook that is none, or that has a cell of a kind which nobody here would mark."""
    for cell in read_notebook(course.source(assignment, notebook)).cells:
        flags = flags_of(cell)
        if flags.get("task"):
            raise UserError(
                f"{assignment}/{notebook} has a task cell of nbgrader's, {flags.get('grade_id')}, and its points would "
                "be in no table. Make it a manually graded answer: grade and solution, as docs/authors.md says of a "
                "response."
            )


def out_of_date(course: Course, assignment: str) -> str | None:
    """The fault of an assignment's release, in a sentence; None when it is as its source."""
    for notebook in course.notebooks(assignment):
        if not released(course, assignment, notebook).is_file():
            return f"{assignment}/{notebook} has no release"
    recorded = recorded_cells(course, assignment)
    for notebook in course.notebooks(assignment):
        if notebook not in recorded:
            return f"the gradebook does not know {assignment}/{notebook}"
        cells, known = _cells(course, assignment, notebook), recorded[notebook]
        if _kinds(cells) != _kinds(known):
            return f"{assignment}/{notebook} has changed since it was released"
        if any(not cell.solution and cell.source != known[name].source for name, cell in cells.items()):
            return f"{assignment}/{notebook} has changed since it was released"
    return None


def released(course: Course, assignment: str, notebook: str) -> Path:
    """The students' version of a notebook."""
    return course.folder("release", "", assignment) / f"{notebook}.ipynb"


def _cells(course: Course, assignment: str, notebook: str) -> dict[str, RecordedCell]:
    """The cells that the gradebook should know; of those that students write into it has the stub for a source."""
    return {
        str(flags_of(cell)["grade_id"]): RecordedCell(str(cell.source), ROLES[role].grade, role in WRITTEN)
        for cell in read_notebook(course.source(assignment, notebook)).cells
        if (role := role_of(cell)) is not None
    }


def _kinds(cells: Mapping[str, RecordedCell]) -> dict[str, tuple[bool, bool]]:
    return {name: (cell.grade, cell.solution) for name, cell in cells.items()}


def _take_out_submissions(course: Course, assignment: str, drop_marks: bool) -> list[Kept]:
    """Take an assignment's submissions out of the gradebook if it gets other cells; return what is to be put back."""
    recorded = recorded_cells(course, assignment)
    wanted = {each: _cells(course, assignment, each) for each in course.notebooks(assignment)}
    kinds = {name: _kinds(cells) for name, cells in wanted.items()}
    if not recorded or {name: _kinds(cells) for name, cells in recorded.items()} == kinds:
        return []  # nbgrader takes changed cells, but neither more nor fewer
    kept = keep(course, assignment)
    file = _written_down(course, assignment, kept)
    lost = {each.student: cells for each in kept if (cells := each.fits_not(wanted))}
    if lost and not drop_marks:
        gone = sorted({f"{notebook}/{name}" for each in lost.values() for notebook, name in each})
        raise UserError(
            f"Marks or comments given by hand ({listed(sorted(lost))}) are on cells that {assignment} has no more: "
            f"{listed(gone)}. All that was given by hand is in {course.shown(file)}; to go on without what fits no "
            f"cell, run `{course.command} release {assignment} --drop-marks`."
        )
    remove_submissions(course, assignment)
    for student in course.students:
        shutil.rmtree(course.folder("autograded", student, assignment), ignore_errors=True)
    return kept


def _written_down(course: Course, assignment: str, kept: list[Kept]) -> Path:
    """Write what a person gave into a file of its own, below build/marks_by_hand/, before anything is changed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("student", "notebook", "cell", "points", "extra", "comment"))
    for each in kept:
        for (notebook, name), (by_hand, _) in sorted(each.given.items()):
            points = "" if by_hand.points is None else f"{by_hand.points:g}"
            said = "\n".join(map(spreadsheet_text, by_hand.comment.splitlines()))
            writer.writerow((spreadsheet_text(each.student), notebook, name, points, f"{by_hand.extra:g}", said))
    content = text.getvalue().encode()
    file = course.build / "marks_by_hand" / f"{assignment}-{digest(content)[:8]}.csv"
    if any(each.given for each in kept):
        write_whole(file, content)
    return file
