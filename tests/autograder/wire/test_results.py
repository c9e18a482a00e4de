"""What a test came to, as a line from the judge to the grader."""

import pytest

from autograder.wire.results import (
    CellResult,
    Report,
    StepEnded,
    SubmissionEnded,
    TestResult,
    from_line,
    plain,
    result_from,
    to_line,
)
from loopback.check.failure import Failure

FAILURE = Failure("the sum is 3", ("one", "two"), "", "", "3", "4\n\ud800", ("look at +",))
FAILED = TestResult("failed", "", FAILURE, "", "printed", 0.25, 0.5)


@pytest.mark.parametrize(
    "report",
    [
        StepEnded("total-visible", FAILED),
        StepEnded("total-hidden", TestResult("crashed", "It ended.", None, "exit status 3")),
        StepEnded("cell 4", CellResult("raised", "NameError: x", 0.125)),
        SubmissionEnded(0.75, 1 << 30),
        SubmissionEnded(0.75, 1 << 30, 9.5, 20.0, "it ended", "cell 4", ("total-hidden",), ("It ended.",)),
    ],
)
def test_a_report_comes_out_of_its_line_as_it_went_in(report: Report) -> None:
    line = to_line(report)
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert from_line(line) == report


def test_a_result_comes_out_of_plain_data_as_it_went_in() -> None:
    assert result_from(plain(FAILED)) == FAILED


@pytest.mark.parametrize(
    "line",
    [
        to_line(StepEnded("total-visible", FAILED))[:-20],
        b"[]\n",
        b"7\n",
        b'["test", "total-visible", {"grade": 1}]\n',
        b'["cell", "total-visible"]\n',
        b'["test", "total-visible", {"status": "failed", "failure": {"claim": "", "points": "3"}}]\n',
    ],
)
def test_what_is_no_report_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        from_line(line)


def test_what_there_is_to_say_is_one_text() -> None:
    assert TestResult("crashed", "It ended.", None, "exit status 3").text == "It ended. (exit status 3)"
    assert FAILED.text == FAILURE.text()
