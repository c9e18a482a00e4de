"""attempt runs a call under a deadline, tells what came of it, and leaves the notebook usable."""

import linecache
import socket
import sys
import threading
import time

import pytest

from loopback.check import NotWritten, Outcome, attempt


def student(source: str, name: str):
    """A function as a notebook cell defines it: in a file of its own, whose lines can be shown."""
    filename = f"<cell of {name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    namespace: dict = {}
    exec(compile(source, filename, "exec"), namespace)
    return namespace[name]


def test_a_value_comes_back_with_the_call_that_made_it():
    outcome = attempt(student("def double(n):\n    return 2 * n", "double"), 21)
    assert (outcome.value, str(outcome)) == (42, "double(21) returned 42")


def test_an_error_is_told_with_its_line():
    outcome = attempt(student("def fail(n):\n    return [][n]", "fail"), 3)
    assert outcome.raised(IndexError)
    assert "line 2 of its cell, in fail: return [][n]" in str(outcome)


def test_the_line_is_the_students_even_when_the_library_raised():
    source = "import json\ndef fail(text):\n    return json.loads(text)"
    assert "in fail: return json.loads(text)" in str(attempt(student(source, "fail"), "{"))


def test_a_lambda_of_the_test_is_not_shown_as_the_students_line():
    outcome = attempt(lambda: [][0])
    assert outcome.line is None
    assert str(outcome) == "[][0] raised IndexError: list index out of range"


def test_system_exit_is_an_outcome_and_not_the_end():
    assert attempt(student("import sys\ndef leave():\n    sys.exit(3)", "leave")).raised(SystemExit)


def test_a_stub_is_reported_as_not_written():
    stub = student('def todo():\n    raise NotImplementedError("not written yet")', "todo")
    with pytest.raises(NotWritten, match=r"^todo is not written yet\.$"):
        attempt(stub)


def test_a_stub_deep_inside_a_class_is_named_in_full():
    source = 'class Machine:\n    def go(self):\n        raise NotImplementedError("not written yet")'
    with pytest.raises(NotWritten, match=r"^Machine\.go is not written yet\.$"):
        attempt(lambda: student(source, "Machine")().go())


def test_a_not_implemented_error_of_the_students_own_is_an_ordinary_error():
    assert attempt(student("def odd():\n    raise NotImplementedError('odd')", "odd")).raised(
        NotImplementedError
    )


def threads_end(before: set[threading.Thread]) -> bool:
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
    return set(threading.enumerate()) <= before


HANGS = {
    "a busy loop": "def hang():\n    while True:\n        pass",
    "a loop that swallows Exception": (
        "def hang():\n    while True:\n        try:\n            len(3)\n        except Exception:\n            pass"
    ),
    "a wait for data": (
        "import socket\ndef hang():\n    left, right = socket.socketpair()\n    left.recv(1)"
    ),
    "a wait for a client": (
        "import socket\ndef hang():\n    listener = socket.create_server(('127.0.0.1', 0))\n    listener.accept()"
    ),
    "a server's loop": (
        "import socket\ndef hang():\n    listener = socket.create_server(('127.0.0.1', 0))\n    while True:\n"
        "        listener.accept()"
    ),
    "a wait for a datagram": (
        "import socket\ndef hang():\n    sock = socket.socket(type=socket.SOCK_DGRAM)\n"
        "    sock.bind(('127.0.0.1', 0))\n    sock.recvfrom(10)"
    ),
    "a socket inside an object": (
        "import socket\nclass Holder:\n    def __init__(self):\n        self.left, self.right = socket.socketpair()\n"
        "    def wait(self):\n        self.left.recv(1)\ndef hang():\n    Holder().wait()"
    ),
}


@pytest.mark.parametrize("source", HANGS.values(), ids=HANGS)
def test_a_hang_is_reported_with_its_line_and_then_let_go(source: str):
    before = set(threading.enumerate())
    hang = student(source, "hang")
    outcome = attempt(hang, deadline=0.3)
    assert outcome.timed_out
    assert "hang() had not returned after 0.3 seconds; it was waiting here:" in str(outcome)
    assert outcome.line is not None and "of its cell, in " in str(outcome.line)
    assert threads_end(before), "a thread of the call is still there"


def test_the_line_that_waits_is_the_students_not_the_librarys():
    source = "import threading\ndef wait():\n    event = threading.Event()\n    event.wait()"
    outcome = attempt(student(source, "wait"), deadline=0.2)
    assert str(outcome.line) == "line 4 of its cell, in wait: event.wait()"


def test_letting_go_prints_nothing(capfd: pytest.CaptureFixture[str]):
    before = set(threading.enumerate())
    attempt(student(HANGS["a busy loop"], "hang"), deadline=0.2)
    assert threads_end(before)
    assert capfd.readouterr() == ("", "")


def test_sockets_of_the_call_are_shut_down_so_that_its_peer_goes_on():
    left, right = socket.socketpair()
    with left, right:
        attempt(student("def hang(sock):\n    sock.recv(1)", "hang"), left, deadline=0.2)
        right.settimeout(10)
        assert right.recv(1) == b""


def test_processor_time_is_that_of_the_call():
    busy = student(
        "import time\ndef busy():\n    end = time.thread_time() + 0.1\n"
        "    while time.thread_time() < end:\n        pass",
        "busy",
    )
    asleep = student("import time\ndef asleep():\n    time.sleep(0.1)", "asleep")
    assert attempt(busy).cpu >= 0.1 > attempt(asleep).cpu


def test_stop_lets_the_call_go(monkeypatch: pytest.MonkeyPatch):
    before = set(threading.enumerate())

    def pressed(self: object, seconds: float) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["loopback.check.attempt"]._Call, "wait", pressed)
    with pytest.raises(KeyboardInterrupt):
        attempt(student(HANGS["a busy loop"], "hang"))
    assert threads_end(before)


def test_an_outcome_compares_types_too():
    assert Outcome("f()", 1.0, value=b"a").returned(b"a")
    assert not Outcome("f()", 1.0, value=bytearray(b"a")).returned(b"a")
    assert not Outcome("f()", 1.0, value=True).returned(1)
    assert not Outcome("f()", 1.0, timed_out=True).returned(None)
    assert not Outcome("f()", 1.0, error=ValueError()).returned(None)


def test_the_deadline_is_about_kept():
    started = time.monotonic()
    attempt(student(HANGS["a busy loop"], "hang"), deadline=0.5)
    assert time.monotonic() - started >= 0.5
