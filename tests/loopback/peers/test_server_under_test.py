"""A server function runs beside its test, ends with it, and clients tell what they saw."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable

import pytest

from loopback import loopback_hosts, wait_until
from loopback.check import HANGS, CheckFailed, Failure, NotWritten, when
from loopback.peers import ServerUnderTest, reset


def parrot(listener: socket.socket, stop: threading.Event) -> str:
    """Send back what comes, one client at a time, until told to stop."""
    listener.settimeout(0.05)
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection:
            connection.settimeout(5.0)
            try:
                while data := connection.recv(3):
                    connection.sendall(data)
            except OSError:
                pass
    return "done"


def framed(*texts: str) -> bytes:
    return b"".join(struct.pack("!I", len(text)) + text.encode() for text in texts)


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_framed_client_hears_what_the_server_sends(host: str) -> None:
    with ServerUnderTest(parrot, host=host) as server:
        assert server.address[0] == host
        client = server.framed_client("ada")
        client.say("hello", "", "there")
        assert client.lines(3) == ["hello", "", "there"]
        client.half_close()
        assert client.ended()
    assert server.outcome is not None
    assert server.outcome.returned("done")
    assert list(server.log) == [
        "ada connected",
        "ada sent 'hello', '', 'there'",
        "ada received 'hello', '', 'there'",
        "ada closed the sending side",
    ]


def test_lines_are_given_out_up_to_the_one_that_was_waited_for() -> None:
    with ServerUnderTest(parrot) as server:
        client = server.framed_client("ada")
        stream = framed("one", "two", "three")
        client.send_pieces([stream[:2], stream[2:9], stream[9:]])
        assert client.until("two") == ["one", "two"]
        client.half_close()
        assert client.rest() == ["three"]
    assert "ada sent its frames in 3 pieces" in list(server.log)


def resets(listener: socket.socket, stop: threading.Event) -> None:
    """Reset the first connection as soon as something has come."""
    connection, _ = listener.accept()
    connection.recv(1)
    reset(connection)
    stop.wait(10.0)


def test_pieces_end_at_one_that_does_not_arrive() -> None:
    with ServerUnderTest(resets) as server:
        server.reply_timeout = 0.3
        server.framed_client("ada").send_pieces([b"x"] * 10_000)
    said = list(server.log)
    assert sum("of which number" in line for line in said) == 1, said
    assert sum("could not send" in line for line in said) <= 1, said


def test_a_framed_client_that_waits_in_vain_says_so() -> None:
    with ServerUnderTest(parrot) as server:
        client = server.framed_client("ada")
        client.say("one")
        assert client.lines(2, seconds=0.2) == ["one"]
        assert client.rest(seconds=0.2) is None
        client.close()
    assert "ada waited for 1 more text in vain" in list(server.log)
    assert "ada waited for the end of its connection, which did not come" in list(server.log)


def test_a_framed_client_waits_as_long_as_more_comes() -> None:
    def slow(listener: socket.socket, stop: threading.Event) -> None:
        connection, _ = listener.accept()
        with connection:
            for piece in framed("one"), framed("two")[:5], framed("two")[5:], framed("three"):
                stop.wait(0.8)
                connection.sendall(piece)

    with ServerUnderTest(slow) as server:
        assert server.framed_client("ada").lines(3, seconds=2.5) == ["one", "two", "three"]


def test_a_framed_client_shows_what_came_and_is_no_frame() -> None:
    with ServerUnderTest(parrot) as server:
        client = server.framed_client("ada")
        client.send(b"joined\n")
        assert client.lines(1, seconds=0.2) == []
        client.close()
    waited = "ada waited for 1 text in vain; then came b'joined\\n', which is no whole frame"
    assert waited in list(server.log)


def test_a_reset_reaches_the_server() -> None:
    seen: list[str] = []

    def reader(listener: socket.socket, stop: threading.Event) -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                connection.recv(10)
            except ConnectionResetError:
                seen.append("reset")

    with ServerUnderTest(reader) as server:
        server.framed_client("ada").reset()
        assert server.stop()
    assert seen == ["reset"]


def test_a_server_that_fails_is_told_in_the_log_and_keeps_no_client_waiting() -> None:
    def broken(listener: socket.socket, stop: threading.Event) -> None:
        listener.accept()[0].close()
        raise OSError("out of order")

    with ServerUnderTest(broken) as server:
        client = server.framed_client("ada")
        assert client.lines(1) == []
        server.stop()
        assert not server.is_running
    assert any("no longer running" in sentence and "out of order" in sentence for sentence in server.log)


def test_a_server_that_is_not_written_yet_is_said_to_be() -> None:
    def stub(listener: socket.socket, stop: threading.Event) -> None:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="not written yet"), ServerUnderTest(stub) as server:
        server.framed_client("ada").lines(1)
    with pytest.raises(NotWritten), ServerUnderTest(stub):
        pass


def echo_once(listener: socket.socket, stop: threading.Event) -> None:
    """Serves one client and returns."""
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(100):
            connection.sendall(data)


def deaf(listener: socket.socket, stop: threading.Event) -> None:
    """Accepts nobody and waits for stop."""
    stop.wait()


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_client_gets_its_answer_and_the_log_tells_it(host: str):
    with ServerUnderTest(echo_once, host=host) as server:
        ann = server.client("Ann")
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


def test_a_client_repeats_itself_in_one_line_of_the_log():
    with ServerUnderTest(echo_once) as server:
        assert server.client("Ann").repeat(b"hello", 20) == 20
    assert list(server.log) == ["Ann connected", "Ann sent b'hello', and had it back, 20 times"]
    with ServerUnderTest(echo_once) as server:
        bo = server.client("Bo")
        bo.half_close()
        assert bo.repeat(b"hello", 20) == 0
    assert list(server.log)[-1] == "Bo sent b'hello', and had it back, 0 times"


def test_a_server_that_ends_early_is_told_at_once():
    with ServerUnderTest(echo_once) as server:
        ann, bo = server.client("Ann"), server.client("Bo")
        ann.half_close()
        assert ann.drain() == (b"", True)
        bo.send(b"hello")
        assert bo.receive(5) == b""
        assert "; echo_once(" in server.got(b"")
        assert server.got(b"").endswith("returned None")
    assert any("Bo received nothing, " in line for line in server.log)
    assert list(server.log)[-1].startswith("the server was no longer running: echo_once(")


def test_a_client_does_not_wait_for_a_server_that_has_returned():
    left_open: list[socket.socket] = []

    def forgetful(listener: socket.socket, stop: threading.Event) -> None:
        left_open.append(listener.accept()[0])

    started = time.monotonic()
    with ServerUnderTest(forgetful) as server:
        server.reply_timeout = 60.0
        assert server.client("Ann").drain() == (b"", False)
    assert time.monotonic() - started < 30
    left_open[0].close()


def test_a_client_can_reset_its_connection():
    seen: list[BaseException] = []

    def watcher(listener: socket.socket, stop: threading.Event) -> None:
        connection, _ = listener.accept()
        try:
            connection.recv(1)
        except ConnectionResetError as error:
            seen.append(error)
        connection.close()

    with ServerUnderTest(watcher) as server:
        server.client("Ann").reset()
        assert wait_until(lambda: bool(seen), 5)


def test_a_server_that_raises_is_quoted_with_its_line():
    def broken(listener: socket.socket, stop: threading.Event) -> None:
        raise KeyError("lost")

    with ServerUnderTest(broken) as server:
        assert wait_until(lambda: server.outcome is not None, 5)
        assert "raised KeyError: 'lost'" in server.got(b"")
        assert not server.stop()


def stubborn(listener: socket.socket, stop: threading.Event) -> None:
    """Accepts for ever."""
    while True:
        with contextlib.suppress(OSError):
            listener.accept()


def test_a_server_that_runs_on_after_stop_is_abandoned_and_the_log_says_where_it_waited():
    with ServerUnderTest(stubborn) as server:
        assert not server.stop(seconds=0.2)
        assert not server.is_listening or wait_until(lambda: not server.is_running, 5)
        assert "the server had not returned 0.2 seconds after stop was set" in server.got("")
    told = list(server.log)[-1]
    assert told.startswith("the server had not returned 0.2 seconds after stop was set; it was waiting here:")
    assert "in stubborn: listener.accept()" in told


def test_leaving_the_block_reports_a_server_that_runs_on(capsys: pytest.CaptureFixture[str]):
    with ServerUnderTest(stubborn):
        pass
    told = capsys.readouterr().out
    assert told.startswith("The server had not returned 2 seconds after stop was set; it was waiting here:")
    assert "listener.accept()" in told


def test_leaving_the_block_reports_a_server_that_an_error_ended(capsys: pytest.CaptureFixture[str]):
    def broken(listener: socket.socket, stop: threading.Event) -> None:
        listener.accept()[0].close()
        raise OSError("out of order")

    with ServerUnderTest(broken) as server:
        server.client("Ann").drain()
        assert server.wait_until_ended(5.0)
    told = capsys.readouterr().out
    assert told.startswith("The server ended before it was told to: broken(sock, event) raised OSError")
    assert told.count("out of order") == 2  # the message, and the line that raised it


def test_leaving_the_block_says_nothing_of_a_server_that_served_its_client_and_returned(
    capsys: pytest.CaptureFixture[str],
):
    with ServerUnderTest(echo_once) as server, server.client("Ann"):
        pass
    assert capsys.readouterr().out == ""


def test_leaving_the_block_wakes_a_server_that_waits_in_accept():
    def patient(listener: socket.socket, stop: threading.Event) -> None:
        while not stop.is_set():
            listener.accept()[0].close()

    with ServerUnderTest(patient) as server:
        pass
    assert server.outcome is not None and server.outcome.returned(None)


def test_a_client_waits_no_longer_than_the_reply_timeout():
    with ServerUnderTest(deaf) as server:
        server.reply_timeout = 0.1
        ann = server.client("Ann")
        assert ann.receive(5) == b""
        assert ann.drain() == (b"", False)
        assert "Ann received nothing, and then nothing came" in list(server.log)


def silent(listener: socket.socket, stop: threading.Event) -> None:
    """Let clients in, and say nothing to them."""
    stop.wait()


def test_clients_of_a_function_that_kept_one_waiting_wait_less():
    with ServerUnderTest(silent) as server, server.client("Ann") as ann:
        assert server.reply_timeout == 5.0
        server.reply_timeout = 0.3
        assert ann.receive(1) == b""
        assert server.reply_timeout == 0.25
    with ServerUnderTest(silent) as server:
        assert server.reply_timeout == 2.0
    with ServerUnderTest(parrot) as server:
        assert server.reply_timeout == 5.0


def test_a_stub_is_reported_as_not_written():
    def stub(listener: socket.socket, stop: threading.Event) -> None:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="stub is not written yet"), ServerUnderTest(stub) as server:
        ann = server.client("Ann")
        ann.send(b"x")
        assert ann.receive(1) == b"x", "fails, and gives way to the reason"


def failure_of(call: Callable[[], None]) -> Failure:
    """The parts of the one failure that a claim comes to."""
    with pytest.raises(CheckFailed) as raised:
        call()
    assert raised.value.failure
    return raised.value.failure


BOUND = (when(HANGS, "nothing came"), "something else came")


def test_a_client_states_what_it_hears(capsys: pytest.CaptureFixture[str]) -> None:
    with ServerUnderTest(parrot) as server:
        ann, bo = server.client("Ann"), server.framed_client("bo")
        ann.send(b"hello")
        ann.hears(b"hel", "at once")
        failure = failure_of(lambda: ann.hears(b"LO", "at once", *BOUND))
        ann.half_close()
        ann.hears_the_end("in order")
        bo.say("one", "two")
        bo.hears("one")
        assert failure_of(lambda: bo.hears("three", "", *BOUND)).got == "'two'"
        bo.half_close()
    assert capsys.readouterr().out.splitlines() == [
        "✓ Ann hears b'hel', at once",
        "✓ Ann's connection ends, in order",
        "✓ bo hears 'one'",
    ]
    assert failure.claim == "Ann hears b'LO', at once"
    assert failure.expected == "b'LO'"
    assert failure.got.startswith("b'lo'")
    assert failure.hints == ("something else came",)
    assert "Ann received b'lo'" in failure.steps


def test_a_client_that_waits_in_vain_says_where_the_server_was() -> None:
    with ServerUnderTest(parrot) as server:
        server.reply_timeout = 0.2
        ann, bo = server.client("Ann"), server.client("Bo")
        bo.send(b"hello")
        failure = failure_of(lambda: bo.hears(b"hello", "", *BOUND))
        assert failure.got.startswith("nothing; meanwhile parrot was here:\n     line ")
        assert failure.got.endswith("while data := connection.recv(3):")
        assert failure.hints == ("nothing came",)
        ending = failure_of(lambda: ann.hears_the_end("", *BOUND))
        assert ending.got.startswith("nothing, and the connection is open still; meanwhile parrot was here")
        assert ending.hints == ("nothing came",)
        ann.close()


def test_a_client_hears_first_how_the_server_ended(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(listener: socket.socket, stop: threading.Event) -> None:
        connection, _ = listener.accept()
        connection.recv(5).decode()

    def serves_one(listener: socket.socket, stop: threading.Event) -> None:
        listener.accept()[0].close()

    for function, first in (
        (fails, "fails ended with UnicodeDecodeError, line "),
        (serves_one, "serves_one had returned by then, though stop was not set"),
    ):
        with ServerUnderTest(function) as server:
            ann = server.client("Ann")
            ann.send(b"\xff")
            hints = failure_of(lambda ann=ann: ann.hears(b"\xff", "", *BOUND)).hints  # type: ignore[misc]
            assert hints[0].startswith(first)
            assert hints[1:] == (() if function is fails else ("something else came",))
    assert "The server ended before it was told to" in capsys.readouterr().out


def test_a_server_returns_or_says_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    def runs_on(listener: socket.socket, stop: threading.Event) -> None:
        listener.accept()

    with ServerUnderTest(parrot) as server:
        server.returns("although nobody came")
    with ServerUnderTest(runs_on) as server:
        failure = failure_of(lambda: server.returns("", *BOUND))
    assert capsys.readouterr().out == "✓ parrot returns once stop is set, although nobody came\n"
    assert failure.hints == (
        "accept waits until somebody connects, and nobody else will: what else must this line look at?",
        "nothing came",
    )
    assert any("it was waiting here" in step for step in failure.steps)
    with ServerUnderTest(lambda listener, stop: None) as server:
        assert server.wait_until_ended(5.0)
        failure = failure_of(lambda: server.returns("", *BOUND))
    assert failure.got == "it had returned before stop was set"
    assert failure.hints[1:] == ("something else came",)


def test_a_framed_client_hears_several_texts_and_may_do_so_quietly(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with ServerUnderTest(parrot) as server:
        server.reply_timeout = 0.2
        bo = server.framed_client("Bo")
        bo.say("one", "", "two", "three")
        bo.hears("one", quiet=True)
        bo.hears(["", "two"], "in order")
        too_little = failure_of(lambda: bo.hears(["three", "four"], "", *BOUND))
        bo.say(*"abcdef")
        another = failure_of(lambda: bo.hears(["a", "b", "c", "D"], "", *BOUND))
        bo.say("")
        assert bo.lines(2) == ["e", "f"]
        empty = failure_of(lambda: bo.hears("x", "", *BOUND))
        bo.half_close()
        bo.hears_the_end(quiet=True)
    assert capsys.readouterr().out == "✓ Bo hears '' and 'two', in order\n"
    assert too_little.claim == "Bo hears 'three' and 'four'"
    assert too_little.got.startswith("['three']; meanwhile parrot was here")
    assert too_little.hints[0] == "nothing came"
    assert another.claim == "Bo hears 4 texts"
    assert another.hints == ("something else came",)
    assert empty.got == "''"


def test_a_client_stays_connected_until_the_server_lets_it_go() -> None:
    with ServerUnderTest(parrot) as server:
        ann = server.client("Ann")
        ann.stays_connected(0.05, "while nobody speaks")
        ann.half_close()
        with pytest.raises(CheckFailed, match="Ann stays connected, though she has finished") as failed:
            ann.stays_connected(5.0, "though she has finished", "keep it")
    assert failed.value.failure is not None
    assert failed.value.failure.got == "nothing, then the end of file"
    assert failed.value.failure.hints[0] == "keep it"


def test_a_client_that_is_told_something_is_not_left_alone() -> None:
    with ServerUnderTest(parrot) as server:
        ann = server.client("Ann")
        ann.send(b"abc")
        with pytest.raises(CheckFailed) as failed:
            ann.stays_connected(5.0)
    assert failed.value.failure is not None
    assert failed.value.failure.got == "it hears b'a'"
