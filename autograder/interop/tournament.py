"""Every student's TCP meets every other's, as client and as server, each in a sandbox of its own.

How it works
------------
A student's process is made as for grading, from the instructor's setup cells and the student's answers, those of the
notebooks beside it included; no test runs there. A judge then lends replicas of it (`Sandbox.lend`). For each meeting a
referee, a process in bubblewrap, gets a replica of either student and runs the network between them. A student is in
one meeting at a time, since a replica that was lent ends when the next one is.

The instructor's own answers take part as one more student, by whom `blame` finds whose fault a failure is.
"""

import contextlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import nbformat

from autograder.errors import UserError
from autograder.grading.cell_plan import make_plan
from autograder.grading.engine import Bundle, Submitted
from autograder.grading.parts_beside import Step, with_parts
from autograder.interop.blame import settled, with_the_courses_own
from autograder.interop.meeting import Met
from autograder.interop.referees import Pair, Referee, Referees
from autograder.judge.client import Sandbox
from autograder.notebooks import parse_notebook
from autograder.sandbox.limits import Limits

_MOST_HANGS = 2  # of a student, after which no meeting of theirs is held
SIDES = {"client": 0, "server": 1}  # places in a pair
COURSES_OWN = "(course)"  # stands in the table for the instructor's own answers


@dataclass
class Table:
    """Who met whom: the students in order, the result of each pair, and why some could not take part at all."""

    students: list[str]
    results: dict[Pair, Met] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    @property
    def present(self) -> list[str]:
        """The students who could take part, in order."""
        return [student for student in self.students if student not in self.absent]

    def count(self, student: str) -> int:
        """In how many meetings of a student the file came whole."""
        return sum(met.whole for pair, met in self.results.items() if student in pair)

    def tally(self, student: str) -> str:
        """That number, and how many meetings a student has in a whole table: "7/8"."""
        return f"{self.count(student)}/{2 * (len(self.present) - 1)}"

    @property
    def failed(self) -> dict[Pair, Met]:
        """The meetings in which it did not, in order."""
        return {pair: met for pair, met in sorted(self.results.items()) if not met.whole}

    def faults(self, student: str) -> dict[Pair, Met]:
        """The failures that are a student's fault, alone or together with the other's."""
        return {
            pair: met
            for pair, met in self.failed.items()
            if any(pair[place] == student and met.culprit in (side, "both") for side, place in SIDES.items())
        }


def tournament(
    submissions: Sequence[Submitted],
    tests: Bundle,
    limits: Limits,
    *,
    sandboxed: bool = True,
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Table:
    """Let every pair of students meet, twice.

    Raises UserError where the machine does not allow a sandbox, and for a student who has the course's own name.
    """
    if any(each.student == COURSES_OWN for each in submissions):
        raise UserError(f"A folder of the class is named {COURSES_OWN}, as the course's own TCP is here. Rename it.")
    own = _courses_own(tests, submissions[0])
    table = Table([own.student, *(each.student for each in submissions)])
    with Sandbox(sandboxed) as sandbox, contextlib.ExitStack() as stack:
        lenders = {}
        for each in (own, *submissions):
            try:
                steps = _steps(tests, each)
            except UserError as reason:
                table.absent[each.student] = str(reason)
                continue
            lender = stack.enter_context(sandbox.lend(each.seed, steps, limits))
            if lender.ended:
                table.absent[each.student] = f"its process ended: {lender.ended}"
            else:
                lenders[each.student] = lender
        with Referees(lenders, sandboxed, jobs or os.cpu_count() or 1) as referees:
            _meet_all(table, referees, list(lenders), progress)
            _settle(table, referees, progress)
    return table


def _courses_own(tests: Bundle, like: Submitted) -> Submitted:
    """The instructor's notebook and those beside it, as if a student had handed them in."""
    content: str = nbformat.writes(tests.source)  # type: ignore[no-untyped-call]
    return replace(like, student=COURSES_OWN, content=content.encode(), problem=None, notes=(), beside=tests.beside)


def _steps(tests: Bundle, submitted: Submitted) -> list[Step]:
    """What a student's process runs: setup cells and answers, and what they take from other notebooks."""
    if submitted.problem is not None:
        raise UserError(submitted.problem)
    plan = make_plan(tests.source, parse_notebook(submitted.content, f"{submitted.notebook}.ipynb"))
    steps = with_parts(plan.steps, tests.beside, submitted.beside)
    return [step for step in steps if step[0] in ("beside", "setup", "run")]


def _meet_all(
    table: Table, referees: Referees, there: Sequence[str], progress: Callable[[int, int], None]
) -> None:
    """Hold a meeting for each pair, those with the course's own first."""
    pairs = [(one, other) for one in there for other in there if one != other]
    pairs.sort(key=lambda pair: COURSES_OWN not in pair)

    def hold(number: int, referee: Referee) -> Met:
        pair = pairs[number]
        return _silent(table, pair) or referee.hold(*referees.lenders_of(pair), "/".join(pair))

    def note(number: int, met: Met) -> None:
        table.results[pairs[number]] = met
        progress(len(table.results), len(pairs))

    referees.share(pairs, hold, note)


def _settle(table: Table, referees: Referees, progress: Callable[[int, int], None]) -> None:
    """Find whose fault each failure is; meetings are held again where it takes that."""
    with_own = {pair: met for pair, met in table.results.items() if COURSES_OWN in pair}
    if not with_own:  # the course's own could not take part
        return

    def settle(pair: Pair, client_alone: Met, server_alone: Met) -> bool:
        table.results[pair] = met = settled(table.results[pair], client_alone, server_alone)
        return bool(met.culprit)

    open_yet = [
        pair
        for pair in table.failed
        if pair not in with_own and not settle(pair, with_own[pair[0], COURSES_OWN], with_own[COURSES_OWN, pair[1]])
    ]
    again = [each for pair in open_yet for each in ((pair[0], COURSES_OWN), (COURSES_OWN, pair[1]))]
    seeds = ["/".join(pair) for pair in open_yet for _ in SIDES]
    held: dict[int, Met] = {}

    def note(number: int, met: Met) -> None:
        held[number] = met
        progress(len(table.results) + len(held), len(table.results) + len(again))

    def hold(number: int, referee: Referee) -> Met:
        return referee.hold(*referees.lenders_of(again[number]), seeds[number])

    referees.share(again, hold, note)
    for number, pair in enumerate(open_yet):
        settle(pair, held[2 * number], held[2 * number + 1])
    for pair, met in with_own.items():
        if not met.whole:
            side = "client" if pair[0] != COURSES_OWN else "server"
            table.results[pair] = with_the_courses_own(met, side)


def _silent(table: Table, pair: Pair) -> Met | None:
    """A meeting that is not held, since one of the two has hung twice in this place; None if neither has."""
    for side, place in SIDES.items():
        hung = [
            met.sentence
            for each, met in list(table.results.items())
            if met.hung and met.culprit == side and pair[place] == each[place]
        ]
        if len(hung) >= _MOST_HANGS:
            evidence = f"this meeting was not held, since it had hung as the {side} in {_MOST_HANGS} before"
            return Met(False, hung[0], side, evidence=evidence)
    return None
