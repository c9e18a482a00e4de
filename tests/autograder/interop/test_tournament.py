"""A class's TCPs meet: whose fault a failure is, who is not in the table, and the page that shows it."""

import functools

import pytest

from autograder.grading import engine
from autograder.interop import tournament as tournaments
from autograder.interop.meeting import Met
from autograder.interop.page import matrix_page
from autograder.interop.tournament import Table, tournament
from autograder.sandbox.limits import Limits
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
    assert [table().count(student) for student in ("ada", "bob", "dan")] == [2, 2, 0]


def test_who_cannot_be_read_is_named_and_the_others_meet() -> None:
    broken = engine.Submitted("eve", "03_tcp", NOTEBOOK, b"<html>", "seed")
    found = tournament([submitted("ada"), submitted("bob"), broken], bundle(), Limits(), jobs=1)
    assert sorted(found.results) == [("ada", "bob"), ("bob", "ada")] and list(found.absent) == ["eve"]


def test_a_sender_that_forgets_the_window_is_seen_in_a_ladder() -> None:
    stuck = submitted("cat", WINDOW, WINDOW.removesuffix("window") + "0", beside="05_waiting_and_resending")
    found = tournament([submitted("ada"), stuck], bundle(), Limits(), jobs=1)
    failed = found.results["ada", "cat"]
    assert not failed.whole and failed.culprit == "" and "nothing came; the client is in" in failed.sentence
    assert found.results["cat", "ada"].whole  # its request fits into what may be sent at first


def test_who_has_hung_twice_is_not_waited_for_again() -> None:
    class Hangs:
        def hold(self, client: object, server: object, seed: str) -> Met:
            held.append(seed)
            return Met(
                False, "it did not answer", "client" if seed.startswith("eve/") else "server", hung=True
            )

        def __enter__(self) -> "Hangs":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    held: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tournaments, "Referee", lambda sandboxed: Hangs())
        found = Table(["ada", "eve"])
        lenders = dict.fromkeys(("ada", "bob", "cat", "eve"))
        tournaments._meet_all(found, lenders, True, 1, lambda done, of: None)  # type: ignore[arg-type]
    assert len(found.results) == 12 and len(held) < 12
    assert any("not held" in met.sentence for met in found.results.values())


def test_the_page_has_the_matrix_and_each_failure_without_running_anything() -> None:
    shown = Table(
        ["ada", "b<b>ob", "eve"],
        {("ada", "b<b>ob"): Met(True), ("b<b>ob", "ada"): Met(False, "<i>no</i>", "client", "<svg/>")},
    )
    shown.absent["eve"] = "its file is no notebook"
    page = matrix_page("03_tcp: who can talk to whom", shown)
    assert "In 1 of 2 meetings the file came whole." in page
    assert "b&lt;b&gt;ob, the client: &lt;i&gt;no&lt;/i&gt;" in page and "<i>" not in page
    assert 'src="data:image/svg+xml;base64,' in page and "<script" not in page
    assert "its file is no notebook" in page
