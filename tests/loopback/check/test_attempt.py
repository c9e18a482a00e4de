"""attempt runs a call under a deadline, tells what came of it, and leaves the notebook usable."""

import linecache
import socket
import sys
import threading
import time
from collections.abc import Callable

import pytest

from loopback import TCPPeer, try_out
from loopback.check import NotWritten, Outcome, attempt
from loopback.check.observe import waiting
from loopback.check.student_line import StudentLine
from loopback.log import open_logs
from loopback.pair import connected_pair, datagram_pair, datagram_socket
from loopback.peers import ClosedPort, ServerUnderTest


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


WAITS_INSIDE = """from threading import Thread
def talk(sock):
    sock.recv(1)

def serve(sock):
    Thread(target=talk(sock))
"""


def test_a_hang_in_a_function_that_another_one_called_names_both_lines_and_the_call_that_should_be_a_name():
    left, right = socket.socketpair()
    with left, right:
        outcome = attempt(student(WAITS_INSIDE, "serve"), left, deadline=0.2)
    inner = "line 3 of its cell, in talk: sock.recv(1)"
    outer = "line 6 of its cell, in serve: Thread(target=talk(sock))"
    assert str(outcome.line) == f"{inner}\n     called from {outer}"
    assert waiting(outcome.line).startswith("target=talk(…) calls talk here and now")
    assert outcome.line is not None
    assert StudentLine.from_plain(outcome.line.to_plain()) == outcome.line
    assert StudentLine.from_plain((1, "f", "x", (2, "g", ()))) is None


def unconnected() -> tuple[socket.socket, socket.socket]:
    return datagram_socket(), datagram_socket()


def datagrams_in_time() -> tuple[socket.socket, socket.socket]:
    left, right = datagram_pair()
    left.settimeout(30.0)
    return left, right


RECEIVES = """class Client:
    def __init__(self, sock):
        self.sock = sock

    def receive(self):
        return self.sock.recv(1)
"""


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (datagram_pair, "a datagram that does not come; recv waits for ever unless the socket has a timeout"),
        (unconnected, "a datagram that does not come; recv waits for ever unless the socket has a timeout"),
        (datagrams_in_time, "recv waits for a datagram that does not come"),
        (connected_pair, "the connection is open, and nothing more has arrived on it"),
    ],
)
def test_what_recv_waits_for_depends_on_the_kind_of_its_socket(
    pair: Callable[[], tuple[socket.socket, socket.socket]], says: str
):
    left, right = pair()
    with left, right:
        outcome = attempt(student(RECEIVES, "Client")(left).receive, deadline=0.2)
    assert outcome.line is not None and says in waiting(outcome.line)
    assert outcome.line.connected == (pair in (datagram_pair, datagrams_in_time))
    assert ("unless the socket has a timeout" in waiting(outcome.line)) == (pair in (datagram_pair, unconnected))
    assert "connected, and so" not in waiting(outcome.line)  # whether anybody else has sent is not known here
    assert StudentLine.from_plain(outcome.line.to_plain()) == outcome.line


READS_ON = """def reads_on(sock):
    while True:
        sock.recv(1)
"""


@pytest.mark.parametrize("timeout", [None, 0.05])
def test_a_recv_that_returns_or_raises_again_and_again_is_not_told_as_one_that_waits(timeout: float | None):
    left, right = connected_pair()
    with left, right:
        if timeout:
            left.settimeout(timeout)
            source = READS_ON.replace("        sock.recv(1)", "        try: sock.recv(1)\n        except OSError: pass")
        else:
            right.close()
            source = READS_ON
        outcome = attempt(student(source, "reads_on"), left, deadline=0.2)
    assert outcome.line is not None and not outcome.line.quiet


def test_a_refused_datagram_is_told_as_port_unreachable():
    with ClosedPort() as nobody, socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.connect(nobody.address)
        sock.send(b"?")
        tried = try_out(lambda: student("def take(sock):\n    return sock.recv(9)", "take")(sock))
    assert "ConnectionRefusedError came out" in str(tried) and 'came back as "port unreachable"' in str(tried)


def test_a_function_that_only_calls_itself_is_named_once():
    left, right = socket.socketpair()
    source = "def down(sock, n):\n    return sock.recv(1) if n == 0 else down(sock, n - 1)"
    with left, right:
        outcome = attempt(student(source, "down"), left, 3, deadline=0.2)
    assert "called from" not in str(outcome)


def test_a_try_cell_that_waits_for_a_server_names_the_line_of_the_server(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys.modules["loopback.check.try_out"], "TRY_TIMEOUT", 0.3)
    source = "def deaf(listener, stop):\n    stop.wait()"

    def tried() -> bytes:
        with ServerUnderTest(student(source, "deaf")) as server:
            return server.client("Ann").receive(1)

    said = repr(try_out(tried))
    assert "It was waiting here:\n  line 2 of its cell, in deaf: stop.wait()" in said
    assert "an event that nobody sets" in said


def test_a_call_that_was_let_go_leaves_no_steps_to_the_next_test():
    left, right = socket.socketpair()
    with left, right:

        def hangs_between() -> None:
            with TCPPeer([b"x"]) as peer, peer.connect():
                for _ in range(3):  # asleep, and not to be ended, for longer than anybody waits for it
                    time.sleep(1)

        assert attempt(hangs_between, deadline=0.2).timed_out
        assert open_logs() == []
