"""Everything the doctor tries, in its order."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from autograder.doctor import grounds, machine
from autograder.doctor.check import Bench, Finding, tried
from autograder.doctor.table import CHECKS
from autograder.errors import UserError
from autograder.judge.client import Sandbox

SIDE_BY_SIDE = 4  # checks at a time; some of them mostly wait
JUDGED = "A sandbox can be made, and a notebook judged in it."


def examine(
    root: Path, gradebook: Path | None = None, sandbox: Callable[[], Sandbox] = Sandbox
) -> Iterator[Finding]:
    """Try every property; `root` is the course's folder. Findings come in the table's order."""
    yield machine.bubblewrap()
    yield from machine.namespaces()
    try:
        with (
            grounds.outside(root, gradebook) as ours,
            sandbox() as box,
            grounds.neighbour(box, str(ours["token"])) as theirs,
        ):
            yield Finding("PASS", JUDGED)
            yield from _all_tried(Bench(box, ours | theirs))
    except UserError as problem:
        yield Finding("FAIL", JUDGED, str(problem), "See to what failed above, then run this again.")
        yield Finding(
            "FAIL", f"{len(CHECKS)} more properties.", "Not tried, since there is no sandbox.", "See above."
        )


def _all_tried(bench: Bench) -> Iterator[Finding]:
    with ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        # The limits, which come last, take longest, so they start first.
        found = {check: threads.submit(tried, check, bench) for check in reversed(CHECKS)}
        for check in CHECKS:
            yield found[check].result()
