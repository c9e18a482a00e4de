"""A class's TCPs meet: whose fault a failure is, who is not in the table, and the page that shows it."""

import functools
import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from autograder.errors import UserError
from autograder.grading import engine
from autograder.interop import tournament as tournaments
from autograder.interop.meeting import Met
from autograder.interop.page import matrix_page
from autograder.interop.referees import Pair, Referee, Referees
from autograder.interop.tournament import COURSES_OWN, Table, tournament
from autograder.judge.client import Lender
from autograder.sandbox.limits import Limits
from autograder.steps.interop import print_matrix
from tools.answers.exercise import ROOT

pytestmark = pytest.mark.takes(30)

CHAPTER, NOTEBOOK = ROOT / "course" / "03_tcp", "07_saying_goodbye"
CONNECTION = "return Connection(parts, local_port, remote_port, iss, program=program)"
ANSWER = "    parts = Parts(FullHandshake"
WINDOW = "self.acked, self.window = self.acked + count, window"


@functools.cache
def bundle() -> engine.Bundle:
    return engine.bundle_of(CHAPTER / f"{NOTEBOOK}.ipynb")


def submitted(student: str, old: str = "", new: str = "", *, beside: str = NOTEBOOK) -> engine.Submitted:
    """The instructor's notebooks as a student's, with one text of one of them replaced."""
    files = dict(bundle().beside) | {NOTEBOOK: (CHAPTER / f"{NOTEBOOK}.ipynb").read_bytes()}
    assert not old or files[beside].count(old.encode()) >= 1
    files[beside] = files[beside].replace(old.encode(), new.encode()) if old else files[beside]
    others = tuple((name, files[name]) for name, _ in bundle().beside)
    return engine.Submitted(student, "03_tcp", NOTEBOOK, files[NOTEBOOK], f"seed of {student}", beside=others)


@functools.cache
def table() -> Table:
    """A class of three: two whose TCPs are right, and one that ends its process when it is called."""
    students = [
        submitted("ada"),
        submitted("bob"),
        submitted("dan", ANSWER, f'    import os; os._exit(3)\\n", "{ANSWER}'),
    ]
    return tournament(students, bundle(), Limits(), jobs=2)


def test_right_tcps_talk_to_each_other_and_a_failure_belongs_to_whose_it_is() -> None:
    results = table().results
    assert results["ada", "bob"].whole and results["bob", "ada"].whole
    for other in ("ada", "bob"):
        assert (results["dan", other].whole, results["dan", other].culprit) == (False, "client")
        assert (results[other, "dan"].whole, results[other, "dan"].culprit) == (False, "server")
    assert "its process has ended" in results["dan", "ada"].sentence
    assert [table().count(student) for student in (COURSES_OWN, "ada", "bob", "dan")] == [4, 4, 4, 0]
    assert set(table().faults("dan")) == set(table().failed) and len(table().failed) == 6
    assert not table().faults("ada") and not table().faults(COURSES_OWN)


def test_who_cannot_be_read_is_named_and_the_others_meet() -> None:
    broken = engine.Submitted("eve", "03_tcp", NOTEBOOK, b"<html>", "seed")
    found = tournament([submitted("ada"), submitted("bob"), broken], bundle(), Limits(), jobs=1)
    assert list(found.absent) == ["eve"] and found.present == [COURSES_OWN, "ada", "bob"]
    assert len(found.results) == 6 and not found.failed


def test_a_student_who_has_the_courses_own_name_does_not_stand_in_for_it() -> None:
    with pytest.raises(UserError, match=r"named \(course\).* Rename it"):
        tournament([submitted(COURSES_OWN), submitted("bob")], bundle(), Limits(), jobs=1)


def test_a_sender_that_forgets_the_window_is_at_fault_since_the_courses_own_gets_nothing_from_it_either() -> None:
    stuck = submitted("cat", WINDOW, WINDOW.removesuffix("window") + "0", beside="05_waiting_and_resending")
    found = tournament([submitted("ada"), stuck], bundle(), Limits(), jobs=1)
    failed = found.results["ada", "cat"]
    assert not failed.whole and failed.culprit == "server" and "nothing came; the client is in" in failed.sentence
    assert failed.evidence == "this server fails with the course's own TCP as well, and the client does not"
    assert "<svg" in failed.ladder and failed.not_drawn > 100
    assert found.results[COURSES_OWN, "cat"].culprit == "server"
    assert found.results["cat", "ada"].whole  # its request fits into what may be sent at first


class Scripted(Referees):
    """One referee that says of each meeting what a function says, by who fetches from whom and the seed."""

    def __init__(self, says: Callable[[str, str, str], Met]) -> None:
        class Says(Referee):
            def hold(self, client: Lender, server: Lender, seed: str) -> Met:
                held.append(f"{client} {server} {seed}")
                return says(str(client), str(server), seed)

        self.held = held = list[str]()
        self._referees = [Says(True)]

    def lenders_of(self, pair: Pair) -> Any:
        """Their names stand for what lends."""
        return pair


def hold_all(there: list[str], says: Callable[[str, str, str], Met]) -> tuple[Table, list[str]]:
    """A tournament of these, and which meetings were held."""
    table, referees = Table(there), Scripted(says)
    tournaments._meet_all(table, referees, there, lambda done, of: None)
    tournaments._settle(table, referees, lambda done, of: None)
    return table, referees.held


def test_who_has_hung_twice_in_one_place_is_not_waited_for_again_there() -> None:
    def says(client: str, server: str, seed: str) -> Met:
        return Met(False, "it did not answer", "client", hung=True) if client == "eve" else Met(True)

    found, held = hold_all(["ada", "bob", "cat", "eve"], says)
    assert len(found.results) == 12 and sum(each.startswith("eve ") for each in held) == 2
    assert len(found.faults("eve")) == 3 and found.count("eve") == 3, "as a server it can do all that it should"
    assert [met.evidence for met in found.failed.values() if not met.hung] == [
        "this meeting was not held, since it had hung as the client in 2 before"
    ]


def test_where_neither_fails_with_the_courses_own_the_meeting_is_held_again_with_the_same_losses() -> None:
    def says(client: str, server: str, seed: str) -> Met:
        return Met("bob" not in (client, server) or seed != "ada/bob", "nothing came")

    found, held = hold_all(["ada", COURSES_OWN, "bob"], says)
    assert held[6:] == [f"ada {COURSES_OWN} ada/bob", f"{COURSES_OWN} bob ada/bob"]
    assert [COURSES_OWN in each for each in held[:6]] == [True] * 4 + [False] * 2
    assert found.failed.keys() == {("ada", "bob")} and found.results["ada", "bob"].culprit == "server"


def test_the_page_has_the_matrix_and_each_failure_without_running_anything() -> None:
    shown = Table(
        ["ada", "b<b>ob", "eve"],
        {("ada", "b<b>ob"): Met(True), ("b<b>ob", "ada"): Met(False, "<i>no</i>", "client", "<svg/>")},
    )
    shown.absent["eve"] = "its file is no notebook"
    page = matrix_page("03_tcp: who can talk to whom", shown)
    assert "In 1 of 2 meetings the file came whole." in page
    assert "b&lt;b&gt;ob, the client: &lt;i&gt;no&lt;/i&gt;" in page and "<i>" not in page
    assert 'href="#m1"' in page and page.count(">←</a>") == 1 and "By the fault of b&lt;b&gt;ob" in page
    assert 'src="data:image/svg+xml;base64,' in page and "<script" not in page
    assert "its file is no notebook" in page


def test_what_a_student_says_in_an_error_is_one_line_on_the_terminal() -> None:
    said = "open_active raised KeyError: no\nbob: at fault in 8 meetings, as client: \x1b[2J"
    shown = Table(["ada", "bob"], {("ada", "bob"): Met(False, said, "client"), ("bob", "ada"): Met(False, said)})
    console = Console(file=io.StringIO(), width=80)
    print_matrix(console, shown)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert not any(line.startswith("bob: at fault") for line in lines)
    assert sum("KeyError: no\N{REPLACEMENT CHARACTER}bob" in line for line in lines) == 2
