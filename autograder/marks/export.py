"""Marks as CSV, a line for each student and exercise."""

import csv
from typing import TextIO

from autograder.marks.read import LATE, Mark
from autograder.plain_text import spreadsheet_text

COLUMNS = ("student", "assignment", "notebook", "exercise", "earned", "max", "state")


def write_csv(marks: list[Mark], to: TextIO) -> None:
    """Write marks in points; `earned` is empty, not 0, where nothing was handed in or graded yet.

    What being late costs is a line of its own, below zero: the lines of a student add up to nbgrader's total.
    """
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(COLUMNS)
    for mark in sorted(marks, key=lambda mark: mark.submission):
        if mark.exercise == LATE and mark.earned is None:
            continue
        earned = "" if mark.earned is None else f"{mark.earned:g}"
        where = mark.submission
        place = map(spreadsheet_text, (where.student, where.assignment, where.notebook, mark.exercise))
        writer.writerow((*place, earned, f"{mark.maximum:g}", mark.state))
