"""nbgrader's settings for this course: `nbgrader`, formgrader, Validate and `autograder` all read them.

The instructor's notebooks are in course/; everything that a command makes goes below build/, and for the sample class
below build/sample/, with a gradebook of its own.
"""

import os
from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearHiddenTests, Execute, GetGrades

from autograder.nbgrader_bridge.autograde_preprocessors import JudgeSubmission, RepairSubmission
from autograder.nbgrader_bridge.feedback_preprocessors import HideHiddenTests
from autograder.nbgrader_bridge.pages import read_plain_files_only
from autograder.nbgrader_bridge.release_preprocessors import OnlyNotebooks, SayHidden
from autograder.nbgrader_bridge.safe_markdown import markdown_filter
from autograder.nbgrader_environment import put_scripts_on_path
from autograder.regions import STUB, TEXT_STUB
from autograder.settings import CLASS, SAMPLE

put_scripts_on_path()
read_plain_files_only()
root = Path(__file__).resolve().parent
made = "build/sample" if os.environ.get(CLASS) == SAMPLE else "build"
build = root / made
build.mkdir(parents=True, exist_ok=True)  # nbgrader does not make it for its gradebook

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets puts it here

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "loopback"
c.CourseDirectory.source_directory = "course"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.pcap"]
c.CourseDirectory.release_directory = f"{made}/release"
c.CourseDirectory.submitted_directory = f"{made}/submitted"
c.CourseDirectory.autograded_directory = f"{made}/autograded"
c.CourseDirectory.feedback_directory = f"{made}/feedback"
c.CourseDirectory.solution_directory = f"{made}/solution"
c.CourseDirectory.source_with_tests_directory = f"{made}/source_with_tests"

# For a gradebook that several people use at once: "postgresql://..."; not for the sample class
c.CourseDirectory.db_url = f"sqlite:///{build / 'gradebook.db'}"

c.ClearSolutions.code_stub = {"python": STUB}
c.ClearSolutions.text_stub = TEXT_STUB

c.Judging.made = made

# Every student gets values of their own; change this word each term and last term's do not come back.
c.Judging.course_seed = "loopback"
# Seconds for one test cell, for one cell without points, and for all tests of a notebook; its other cells have 90
# seconds together. A test gives up on a hanging answer long before.
c.Judging.test_timeout = 60.0
c.Judging.cell_timeout = 15.0
c.Judging.timeout = 300.0

steps = [OnlyNotebooks]
for each in GenerateAssignment.preprocessors.default():
    steps += [each, SayHidden] if each is ClearHiddenTests else [each]
c.GenerateAssignment.preprocessors = steps
c.Autograde.sanitize_preprocessors = [RepairSubmission, *Autograde.sanitize_preprocessors.default()]
c.Autograde.autograde_preprocessors = [
    JudgeSubmission if each is Execute else each for each in Autograde.autograde_preprocessors.default()
]
# What a student wrote into a text cell runs in nobody's browser.
c.HTMLExporter.filters = {"markdown2html": markdown_filter}
c.GenerateFeedback.preprocessors = [GetGrades, HideHiddenTests, CSSHTMLHeaderPreprocessor]
