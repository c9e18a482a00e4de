"""What a cell changes for the whole process is put back."""

import faulthandler
import gc
import sys
import threading
import tracemalloc
from collections.abc import Callable

import pytest

from autograder.student import process_state

CHANGES: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
    "a trace of memory": (tracemalloc.start, tracemalloc.is_tracing),
    "a trace of calls": (lambda: threading.setprofile(print), threading.getprofile),
    "the collector of cycles": (gc.disable, gc.isenabled),
    "when cycles are collected": (lambda: gc.set_threshold(1), gc.get_threshold),
    "when threads take turns": (lambda: sys.setswitchinterval(100), sys.getswitchinterval),
    "how long a number's text is": (lambda: sys.set_int_max_str_digits(640), sys.get_int_max_str_digits),
    "who hears of errors": (lambda: setattr(sys, "excepthook", None), lambda: sys.excepthook),
    "who hears of errors in threads": (
        lambda: setattr(threading, "excepthook", None),
        lambda: threading.excepthook,
    ),
}


@pytest.mark.parametrize(("change", "state"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_interpreter_is_put_back(
    change: Callable[[], object], state: Callable[[], object]
) -> None:
    before = state()
    with process_state.put_back():
        change()
        assert state() != before
    assert state() == before


def test_a_process_that_was_told_to_end_later_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    cancelled = []
    monkeypatch.setattr(faulthandler, "cancel_dump_traceback_later", lambda: cancelled.append(True))
    with process_state.put_back():
        pass
    assert cancelled
