"""A server function at work, and callers that say what they saw."""

import contextlib
import socket
import threading
import time

import pytest

from loopback import NotWritten, Serving, loopback_hosts
from loopback.peers.settle import wait_until


def echo_once(listener: socket.socket, stop: threading.Event) -> None:
    """Serves one caller and returns."""
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(100):
            connection.sendall(data)


def deaf(listener: socket.socket, stop: threading.Event) -> None:
    """Accepts nobody and waits for stop."""
    stop.wait()


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_caller_gets_its_answer_and_the_log_tells_it(host: str):
    with Serving(echo_once, host=host) as server:
        ann = server.call("Ann")
        ann.send(b"hello")
        assert ann.receive(5) == b"hello"
        ann.half_close()
        assert ann.drain() == (b"", True)
        assert server.stop()
    assert list(server.log) == [
        "Ann connected",
        "Ann sent b'hello'",
        "Ann received b'hello'",
        "Ann closed the sending side",
        "Ann received nothing more, then the end of file",
        "stop was set",
        "the server returned",
    ]


def test_a_caller_repeats_itself_in_one_line_of_the_log():
    with Serving(echo_once) as server:
        assert server.call("Ann").repeat(b"hello", 20) == 20
    assert list(server.log) == ["Ann connected", "Ann sent b'hello', and had it back, 20 times"]
    with Serving(echo_once) as server:
        bo = server.call("Bo")
        bo.half_close()
        assert bo.repeat(b"hello", 20) == 0
    assert list(server.log)[-1] == "Bo sent b'hello', and had it back, 0 times"


def test_a_server_that_ends_early_is_told_at_once():
    with Serving(echo_once) as server:
        ann, bo = server.call("Ann"), server.call("Bo")
        ann.half_close()
        assert ann.drain() == (b"", True)
        bo.send(b"hello")
        assert bo.receive(5) == b""
        assert "; echo_once(" in server.got(b"")
        assert server.got(b"").endswith("returned None")
    assert any("Bo received nothing, " in line for line in server.log)


def test_a_caller_does_not_wait_for_a_server_that_has_returned(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("loopback.peers.caller.PATIENCE", 60.0)
    left_open: list[socket.socket] = []

    def forgetful(listener: socket.socket, stop: threading.Event) -> None:
        left_open.append(listener.accept()[0])

    started = time.monotonic()
    with Serving(forgetful) as server:
        assert server.call("Ann").drain() == (b"", False)
    assert time.monotonic() - started < 30
    left_open[0].close()


def test_a_caller_can_break_off():
    seen: list[BaseException] = []

    def watcher(listener: socket.socket, stop: threading.Event) -> None:
        connection, _ = listener.accept()
        try:
            connection.recv(1)
        except ConnectionResetError as error:
            seen.append(error)
        connection.close()

    with Serving(watcher) as server:
        server.call("Ann").reset()
        assert wait_until(lambda: bool(seen), 5)


def test_a_server_that_raises_is_quoted_with_its_line():
    def broken(listener: socket.socket, stop: threading.Event) -> None:
        raise KeyError("lost")

    with Serving(broken) as server:
        assert wait_until(lambda: server.outcome is not None, 5)
        assert "raised KeyError: 'lost'" in server.got(b"")
        assert not server.stop()


def test_a_server_that_does_not_return_is_cut_loose_at_its_deadline():
    def stubborn(listener: socket.socket, stop: threading.Event) -> None:
        while True:
            with contextlib.suppress(OSError):
                listener.accept()

    with Serving(stubborn, deadline=0.2) as server:
        assert not server.stop()
        assert "had not returned after 0.2 seconds" in server.got("")


def test_leaving_the_block_wakes_a_server_that_waits_in_accept():
    def patient(listener: socket.socket, stop: threading.Event) -> None:
        while not stop.is_set():
            listener.accept()[0].close()

    with Serving(patient) as server:
        pass
    assert server.outcome is not None and server.outcome.returned(None)


def test_a_caller_loses_patience(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("loopback.peers.caller.PATIENCE", 0.1)
    with Serving(deaf) as server:
        ann = server.call("Ann")
        assert ann.receive(5) == b""
        assert ann.drain() == (b"", False)
        assert "Ann received nothing, and then nothing came" in list(server.log)


def test_a_stub_is_reported_as_not_written():
    def stub(listener: socket.socket, stop: threading.Event) -> None:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="stub is not written yet"), Serving(stub) as server:
        ann = server.call("Ann")
        ann.send(b"x")
        assert ann.receive(1) == b"x", "fails, and gives way to the reason"
