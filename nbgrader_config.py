"""nbgrader's settings for this course: `nbgrader`, formgrader, Validate and `autograder` all read them.

The instructor's notebooks are in course/; everything that a command makes goes below build/.
"""

from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearHiddenTests, Execute, GetGrades

from autograder.nbgrader_bridge.autograde_preprocessors import JudgeSubmission, RepairSubmission
from autograder.nbgrader_bridge.feedback_preprocessors import HideHiddenTests
from autograder.nbgrader_bridge.release_preprocessors import OnlyNotebooks, SayHidden
from autograder.nbgrader_environment import put_scripts_on_path
from autograder.regions import STUB, TEXT_STUB

put_scripts_on_path()
root = Path(__file__).resolve().parent
build = root / "build"
build.mkdir(exist_ok=True)  # nbgrader does not make it for its gradebook

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets puts it here

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "loopback"
c.CourseDirectory.source_directory = "course"
c.CourseDirectory.release_directory = "build/release"
c.CourseDirectory.submitted_directory = "build/submitted"
c.CourseDirectory.autograded_directory = "build/autograded"
c.CourseDirectory.feedback_directory = "build/feedback"
c.CourseDirectory.solution_directory = "build/solution"
c.CourseDirectory.source_with_tests_directory = "build/source_with_tests"

# For a gradebook that several people use at once: "postgresql://..."
c.CourseDirectory.db_url = f"sqlite:///{build / 'gradebook.db'}"

c.ClearSolutions.code_stub = {"python": STUB}
c.ClearSolutions.text_stub = TEXT_STUB

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
c.GenerateFeedback.preprocessors = [GetGrades, HideHiddenTests, CSSHTMLHeaderPreprocessor]
