"""What the course adds to nbgrader's lists of preprocessors, by way of nbgrader_config.py."""

from autograder.preprocessors.hidden import HideHiddenTests
from autograder.preprocessors.judge import JudgeSubmission, RepairSubmission
from autograder.preprocessors.release import OnlyNotebooks, SayHidden

__all__ = ["HideHiddenTests", "JudgeSubmission", "OnlyNotebooks", "RepairSubmission", "SayHidden"]
