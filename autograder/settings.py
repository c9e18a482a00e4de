"""The settings of judging, from nbgrader_config.py; `autograder grade` and nbgrader's own autograde both use them."""

from typing import Any

from traitlets import Bool, Float, Unicode
from traitlets.config import Config, Configurable

from autograder.sandbox.limits import Limits

CLASS = "LOOPBACK_CLASS"  # the variable of the environment that says whose folders and gradebook are meant
SAMPLE = "sample"  # its value for the sample class; without one it is the instructor's own class


class Judging(Configurable):
    """Settings: the course's seed, deadlines, whether there is a sandbox, and where all that is made goes."""

    made = Unicode("build", help="Everything that commands make is below this folder.").tag(config=True)

    course_seed = Unicode("loopback", help="Mixed into every student's seed; change it each term.").tag(
        config=True
    )
    test_timeout = Float(60.0, help="Seconds for one test cell.").tag(config=True)
    cell_timeout = Float(15.0, help="Seconds for a cell without points.").tag(config=True)
    timeout = Float(
        300.0, help="Seconds for all tests of one submitted notebook; its cells have 90 of their own."
    ).tag(config=True)
    sandbox = Bool(True, help="False: a submission can read and change whatever the grader can.").tag(
        config=True
    )

    @property
    def limits(self) -> Limits:
        """The limits on one submission."""
        return Limits(submission=self.timeout, cell=self.cell_timeout, test=self.test_timeout)


def judging(config: Config) -> Judging:
    """The settings in nbgrader's configuration."""
    settings: Any = Judging(config=config)
    assert isinstance(settings, Judging)
    return settings
