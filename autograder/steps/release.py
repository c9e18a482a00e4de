"""Make the students' version of the notebooks, and record their cells in the gradebook."""

import shutil
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.nbgrader_bridge.converter import convert
from autograder.nbgrader_bridge.gradebook import marks_by_hand, recorded_cells, remove_submissions
from autograder.notebooks import exercises_of, flags_of, read_notebook, role_of
from autograder.up_to_date import digest, forget, recall, remember

EVERYTHING = "*"


def release(course: Course, assignment: str, drop_marks: bool = False) -> bool:
    """Make one assignment's release; return whether there was anything to do.

    When cells were added or removed since, the submissions' old marks fit no longer and are dropped, to
    be graded anew. Raises UserError when the source cannot be released, and, unless `drop_marks`, when a
    person's own marks or comments would be lost.
    """
    folder = course.folder("source", "", assignment)
    made_from = digest(folder, course.root / "nbgrader_config.py")
    note = course.note("release", Submission("", assignment, "all"))
    if recall(note).get("made_from") == made_from and not out_of_date(course, assignment):
        return False
    for notebook in course.notebooks(assignment):
        exercises_of(read_notebook(course.source(assignment, notebook)))
    _drop_marks_that_fit_no_longer(course, assignment, drop_marks)
    forget(note)
    convert(GenerateAssignment, course, Submission(".", assignment, EVERYTHING))
    remember(note, made_from=made_from)
    return True


def out_of_date(course: Course, assignment: str) -> str | None:
    """The fault of an assignment's release, in a sentence; None when it is as its source."""
    for notebook in course.notebooks(assignment):
        if not released(course, assignment, notebook).is_file():
            return f"{assignment}/{notebook} has no release"
    recorded = recorded_cells(course, assignment)
    for notebook in course.notebooks(assignment):
        if notebook not in recorded:
            return f"the gradebook does not know {assignment}/{notebook}"
        cells = _cells(course, assignment, notebook)
        known = recorded[notebook]
        changed = [name for name, source in cells.items() if source is not None and source != known.get(name)]
        if changed or cells.keys() != known.keys():
            return f"{assignment}/{notebook} has changed since it was released"
    return None


def released(course: Course, assignment: str, notebook: str) -> Path:
    """The students' version of a notebook."""
    return course.folder("release", "", assignment) / f"{notebook}.ipynb"


def _cells(course: Course, assignment: str, notebook: str) -> dict[str, str | None]:
    """The cells that the gradebook should know, with their source where it stays as it is."""
    cells = read_notebook(course.source(assignment, notebook)).cells
    return {
        flags_of(cell)["grade_id"]: None if role == "solution" else cell.source
        for cell in cells
        if (role := role_of(cell)) is not None
    }


def _drop_marks_that_fit_no_longer(course: Course, assignment: str, drop_marks: bool) -> None:
    recorded = recorded_cells(course, assignment)
    wanted = {each: set(_cells(course, assignment, each)) for each in course.notebooks(assignment)}
    if not recorded or {name: set(cells) for name, cells in recorded.items()} == wanted:
        return  # nbgrader takes changed cells, but neither more nor fewer
    graders = marks_by_hand(course, assignment)
    if graders and not drop_marks:
        raise UserError(
            f"Cells were added to {assignment} or removed, so its marks must be made anew, and those given "
            f"by hand ({', '.join(graders)}) would be lost. Save them with `nbgrader export`, then run "
            f"`autograder release {assignment} --drop-marks`."
        )
    remove_submissions(course, assignment)
    for student in course.students:
        shutil.rmtree(course.folder("autograded", student, assignment), ignore_errors=True)
