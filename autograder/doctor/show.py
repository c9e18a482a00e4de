"""What `autograder doctor` prints."""

from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from autograder.course_folder import Course
from autograder.doctor import machine
from autograder.doctor.check import Finding
from autograder.doctor.examine import examine
from autograder.errors import UserError

_STYLES = {"PASS": "green", "FAIL": "bold red", "WARN": "yellow"}


def show(console: Console, course: Callable[[], Course]) -> bool:
    """Examine this machine and print each finding as it comes; say whether it may grade.

    Where there is no course, the folder in which this runs stands for one.
    """
    console.print(Text(f"{machine.description()}\n{machine.counted()}"), soft_wrap=True)
    try:
        found = course()
        root, gradebook = found.root, gradebook_file(found.db_url)
    except UserError:
        root, gradebook = Path.cwd(), None
    findings = []
    for finding in examine(root, gradebook):
        findings.append(finding)
        console.print(*lines_of(finding), sep="\n", soft_wrap=True)
    failed = sum(finding.mark == "FAIL" for finding in findings)
    console.print(Text(conclusion(len(findings), failed)), soft_wrap=True)
    return failed == 0


def gradebook_file(url: str) -> Path | None:
    """The file of a gradebook, if it is one.

    >>> gradebook_file("sqlite:////srv/course/gradebook.db")
    PosixPath('/srv/course/gradebook.db')
    """
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def lines_of(finding: Finding) -> list[Text]:
    """A finding, and below it what was seen and the remedy."""
    lines = [Text.assemble((finding.mark, _STYLES[finding.mark]), "  ", finding.property)]
    if finding.seen:
        lines.append(Text(f"      {finding.seen}"))
    if finding.remedy:
        lines.append(Text(f"      Remedy: {finding.remedy}"))
    return lines


def conclusion(tried: int, failed: int) -> str:
    """The last line.

    >>> conclusion(30, 0)
    '30 properties tried, none failed: submissions can be graded here.'
    """
    if not failed:
        return f"{tried} properties tried, none failed: submissions can be graded here."
    return (
        f"{tried} properties tried, {failed} failed: do not grade submissions here until they hold. "
        "docs/sandbox.md says what each means."
    )
