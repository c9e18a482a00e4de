"""Marks as CSV, a line for each student and exercise."""

import csv
from typing import TextIO

from autograder.marks.read import Mark

COLUMNS = ("student", "assignment", "notebook", "exercise", "earned", "max", "state")


def write_csv(marks: list[Mark], to: TextIO) -> None:
    """Write marks in points; `earned` is empty, not 0, where nothing was handed in or graded yet."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(COLUMNS)
    for mark in sorted(marks, key=lambda mark: mark.submission):
        earned = "" if mark.earned is None else f"{mark.earned:g}"
        where = mark.submission
        place = (where.student, where.assignment, where.notebook, mark.exercise)
        writer.writerow((*place, earned, f"{mark.maximum:g}", mark.state))
