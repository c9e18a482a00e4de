"""Give students more time for an assignment than its due date."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from nbgrader.api import MissingEntry

from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.nbgrader_bridge import gradebook


class Extended(NamedTuple):
    """Students of whom an assignment is due later, and when, in UTC; None where it has no due date."""

    students: list[str]
    due: datetime | None


def extend(course: Course, assignment: str, wanted: Iterable[str], by: timedelta) -> Extended:
    """Give students so much more time, in place of what they had before, whether they have handed in or not.

    Raises UserError for somebody who has neither handed in nor is enrolled, and before the assignment's release.
    """
    students = course.choose_members(wanted, gradebook.enrolled(course))
    try:
        return Extended(students, gradebook.extend(course, assignment, students, by))
    except MissingEntry:
        command = f"{course.command} release {assignment}"
        raise UserError(f"The gradebook does not know {assignment} yet. Run `{command}` first.") from None
