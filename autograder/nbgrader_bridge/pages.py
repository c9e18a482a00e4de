"""nbgrader's own pages and commands read what is beside a submission as carefully as the rest of the grader does.

`nbgrader autograde` and formgrader's button open `timestamp.txt`, and copy everything that lies in a student's folder,
whatever it is: words where a time should be empty the page of a whole class, a pipe waits for ever, a link to
`/dev/zero` fills the disk. nbgrader has no setting for either, so its functions are replaced here.
"""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, base
from nbgrader.coursedir import CourseDirectory

from autograder.submissions.timestamp import read_timestamp

_find_all_files, _init_assignment = base.find_all_files, Autograde.init_assignment


def read_plain_files_only() -> None:
    """Have nbgrader take times and plain files, and nothing else, from what students have handed in."""
    NbGraderAPI.get_submitted_timestamp = _submitted_timestamp
    CourseDirectory.get_existing_timestamp = _existing_timestamp
    Autograde.init_assignment = _init_with_plain_files


def _submitted_timestamp(self: NbGraderAPI, assignment_id: str, student_id: str) -> datetime | None:
    """When a student has handed in an assignment, in UTC; None where nothing says so."""
    folder = Path(self.coursedir.root, self.coursedir.submitted_directory)
    return read_timestamp(folder, student_id, assignment_id).when


def _existing_timestamp(self: CourseDirectory, dest_path: str) -> datetime | None:
    """When what lies in a student's folder of an assignment was handed in, in UTC; None where nothing says so."""
    folder = Path(dest_path)
    return read_timestamp(folder.parent.parent, folder.parent.name, folder.name).when


def _init_with_plain_files(self: Autograde, assignment_id: str, student_id: str) -> None:
    base.find_all_files = _plain_files
    try:
        _init_assignment(self, assignment_id, student_id)
    finally:
        base.find_all_files = _find_all_files


def _plain_files(path: str, exclude: list[str]) -> Iterator[str]:
    """The files below a folder that nbgrader is to copy: no link, no pipe, no device."""
    for name in _find_all_files(path, exclude):
        if stat.S_ISREG(os.lstat(name).st_mode):
            yield name
