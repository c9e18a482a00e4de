"""A hang costs once: what has hung before gets a short deadline, and what is defined anew its full one."""

import gc
import sys
import threading
import time

import pytest

from loopback import try_out
from loopback.check import attempt, hangs, remote

WAITS = "import threading\ndef wait(event):\n    event.wait()\n    return 'done'"


def student(source: str = WAITS, name: str = "wait"):
    """A function as a notebook cell defines it: in a file of its own."""
    namespace: dict = {}
    exec(compile(source, "<cell of a student>", "exec"), namespace)
    return namespace[name]


@pytest.fixture(autouse=True)
def short_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short deadline of half a second, so that the full one may be short too."""
    monkeypatch.setattr(hangs, "SHORT", 0.5)


def hang(function, deadline: float):
    """The outcome of a call that hangs, and the seconds that it took."""
    began, event = time.monotonic(), threading.Event()
    outcome = attempt(function, event, deadline=deadline)
    event.set()
    assert outcome.timed_out
    return outcome, time.monotonic() - began


def test_the_second_call_of_a_function_that_hung_has_a_short_deadline():
    wait = student()
    first, took = hang(wait, deadline=2.0)
    assert took >= 2.0
    assert not first.hung_before
    second, took = hang(wait, deadline=2.0)
    assert 0.5 <= took < 2.0
    assert second.hung_before
    assert "after 0.5 seconds (less time than before, since it has hung before); it was waiting here:" in str(second)


def test_a_function_that_is_defined_anew_has_its_full_deadline_again():
    hang(student(), deadline=1.0)
    assert hang(student(), deadline=1.0)[1] >= 1.0


def test_the_function_is_known_behind_a_lambda_of_the_test():
    wait = student()
    hang(lambda event: wait(event), deadline=1.0)
    assert hang(lambda event: wait(event), deadline=2.0)[0].hung_before


def in_cell(cell: str, function, deadline: float):
    """The outcome of a call that hangs, made by the test cell of this file name."""
    namespace = {"attempt": attempt}
    source = "def call(function, event, deadline):\n    return attempt(function, event, deadline=deadline)"
    exec(compile(source, cell, "exec"), namespace)
    event = threading.Event()
    outcome = namespace["call"](function, event, deadline)
    event.set()
    return outcome


def test_a_hang_says_that_another_cell_has_met_it_first():
    wait = student()
    assert not in_cell("first cell", wait, 1.0).hung_elsewhere
    again = in_cell("first cell", wait, 1.0)
    assert again.hung_before
    assert not again.hung_elsewhere
    assert "(less time than before, since it has hung before);" in str(again)
    for _ in range(2):  # also when the other cell runs again: the first cell's hang is the one to mend
        assert "(less time than before, since it has hung before, in another cell: mend that first);" in str(
            in_cell("second cell", wait, 1.0)
        )


def test_a_hang_that_no_cell_has_noted_is_not_another_cells():
    wait = student()
    hangs.remember(hangs.code_of(wait))
    assert not in_cell("first cell", wait, 1.0).hung_elsewhere


def test_another_function_keeps_its_full_deadline():
    hang(student(), deadline=1.0)
    other = student(WAITS.replace("wait(", "other(", 1), "other")
    assert not hang(other, deadline=1.0)[0].hung_before


def test_a_deadline_that_is_long_on_purpose_stays_longer():
    wait = student()
    hang(wait, deadline=1.0)
    assert hangs.has_hung([hangs.code_of(wait)])
    assert hangs.shortened(20.0) == 4.0


def test_a_call_that_returns_in_the_short_time_is_as_good_as_ever():
    wait = student()
    hang(wait, deadline=1.0)
    event = threading.Event()
    threading.Timer(0.1, event.set).start()
    assert attempt(wait, event, deadline=2.0).returned("done")


def test_a_wait_that_has_begun_ends_when_the_same_function_hangs_elsewhere():
    wait, outcomes = student(), []
    slow = threading.Thread(target=lambda: outcomes.append(hang(wait, deadline=20.0)))
    slow.start()
    hang(wait, deadline=1.0)
    slow.join(10)
    assert outcomes[0][0].hung_before
    assert outcomes[0][1] < 15


def test_a_try_cell_says_how_long_it_waited():
    wait, event = student(), threading.Event()
    hang(wait, deadline=1.0)
    assert "This had not ended after 1 second (less time than before, since it has hung before)" in repr(
        try_out(lambda: wait(event))
    )
    event.set()


def test_what_is_gone_is_forgotten():
    wait = student()
    hang(wait, deadline=0.1)
    number = id(wait.__code__)
    assert number in hangs._known
    del wait
    for _ in range(50):  # until the thread that was told to end has let go of it
        gc.collect()
        if number not in hangs._known:
            return
        time.sleep(0.1)
    raise AssertionError("a function that nobody has any more is still remembered")


class Exercise:
    """As a grader answers: for the exercise as a whole."""

    def __init__(self) -> None:
        self.hung = False

    def has_hung(self) -> bool:
        return self.hung

    def note_hang(self) -> None:
        self.hung = True

    def cpu(self, thread: int) -> None:
        return None

    def line(self, thread: int) -> None:
        return None

    def release(self, thread: int) -> bool:
        return False

    def deaths(self) -> list[str]:
        return []


def test_in_a_grader_the_exercise_is_asked(monkeypatch: pytest.MonkeyPatch):
    exercise = Exercise()
    monkeypatch.setattr(remote, "current", exercise)
    assert not hang(student(), deadline=1.0)[0].hung_before
    assert exercise.hung
    assert hang(student(), deadline=1.0)[0].hung_before


def test_no_frame_of_a_call_is_looked_at_that_ends_at_once(monkeypatch: pytest.MonkeyPatch):
    """Frames of a thread that ends meanwhile have ended Python itself, once there had been a hang."""
    wait = student()
    hang(wait, deadline=1.0)
    call = sys.modules["loopback.check.attempt"]._Call
    monkeypatch.setattr(call, "_frame", lambda self: pytest.fail("a frame was looked at"))
    event = threading.Event()
    event.set()
    assert attempt(wait, event, deadline=2.0).returned("done")
