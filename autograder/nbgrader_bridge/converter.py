"""Run one of nbgrader's converters on one thing, quietly, and turn its failures into sentences."""

import glob
import io
import logging
import re
from pathlib import Path

from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.utils import temp_attrs

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.nbgrader_bridge.gradebook import quiet

RAISED = re.compile(r"^(?:[\w.]+\.)?(\w+(?:Error|Exception|Entry|Exit)): (.+)$", re.MULTILINE)
LOGGED = re.compile(r"^ERROR (.+)$", re.MULTILINE)


def convert(converter: type[BaseConverter], course: Course, what: Submission) -> None:
    """Run a converter on one submission ("*" as a notebook means all of an assignment's).

    Raises UserError with the reason when it fails; nbgrader's whole log then lies below build/logs/.
    """
    words = io.StringIO()
    log = logging.Logger(converter.__name__)
    handler = logging.StreamHandler(words)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    log.addHandler(handler)
    notebook = what.notebook if what.notebook == "*" else glob.escape(what.notebook)
    chosen = {
        "assignment_id": glob.escape(what.assignment),
        "student_id": glob.escape(what.student),
        "notebook_id": notebook,
    }
    with temp_attrs(course.directory, **chosen), quiet():
        try:
            converter(coursedir=course.directory, config=course.config, log=log, force=True).start()
        except (NbGraderException, SystemExit) as error:
            written = _keep(words.getvalue(), converter.__name__, course, what)
            raise UserError(
                f"{_reason(words.getvalue())}. All that nbgrader said is in {written}."
            ) from error


def _keep(text: str, step: str, course: Course, what: Submission) -> str:
    name = "all" if what.notebook == "*" else what.notebook
    file: Path = course.build / "logs" / what.student / what.assignment / f"{name}.{step}.log"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", errors="replace")
    return course.shown(file)


def _reason(text: str) -> str:
    """The error that nbgrader met, from its log: that of the last traceback, else the last complaint."""
    raised = RAISED.findall(text)
    if raised:
        kind, message = raised[-1]
        return f"{message.rstrip('.')} ({kind})"
    complaints = LOGGED.findall(text)
    return complaints[-1].rstrip(".") if complaints else "nbgrader failed and did not say why"
