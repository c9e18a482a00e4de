"""A conversation is played as it is written, with a client or a server, and says at which line it went otherwise."""

import socket
import sys
import threading
import time
from collections.abc import Callable

import pytest

from loopback import loopback_hosts
from loopback.check import CheckFailed, expect, when
from loopback.peers import ServerUnderTest, UDPConversation, conversation
from loopback.peers.conversation_line import Line, Surprise

GREETING = """
    door < hello                # say hello first # [bye] hello comes before bye # [nothing] nobody said hello
    desk > welcome
    desk < thanks               # [door] answer to where the welcome came from
"""


def talk(script: str, **options: object) -> UDPConversation:
    return UDPConversation(script, build=str.encode, label=bytes.decode, ending=b"over", **options)  # type: ignore[arg-type]


def client(other: UDPConversation, *words: str, to_door: bool = False) -> Callable[[], list[bytes]]:
    """A client that says each of the words, and waits for an answer after each but the last."""

    def run() -> list[bytes]:
        answers, address = [], other.address
        with other.new_socket() as sock:
            sock.settimeout(3.0)
            for place, word in enumerate(words, 1):
                sock.sendto(word.encode(), other.address if to_door else address)
                if place < len(words):
                    data, address = sock.recvfrom(100)
                    answers.append(data)
        return answers

    return run


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_client_that_talks_as_it_is_written_is_answered_from_the_ports_that_are_named(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with talk(GREETING, host=host) as other:
        told = expect(client(other, "hello", "thanks"))
        other.went(told, "the client says hello and thanks")
        assert told.value == [b"welcome"]
    assert capsys.readouterr().out == "✓ the client says hello and thanks\n"
    assert [(port, data) for port, data, _ in other.received] == [("door", b"hello"), ("desk", b"thanks")]


@pytest.mark.parametrize(
    ("words", "to_door", "got", "hint"),
    [
        (["bye"], False, "bye at the port `door`", "hello comes before bye"),
        (["good day"], False, "good day at the port `door`", "say hello first"),
        (["hello", "thanks"], True, "thanks at the port `door`", "answer to where the welcome came from"),
    ],
)
def test_a_surprise_is_told_with_the_hint_for_just_this(
    words: list[str], to_door: bool, got: str, hint: str
) -> None:
    with talk(GREETING) as other, pytest.raises(CheckFailed) as caught:
        other.went(expect(client(other, *words, to_door=to_door)), "the client says hello and thanks")
    text = str(caught.value)
    assert f"Got: {got}" in text and f"Where to look: {hint}" in text
    assert "|---" in text, "the drawing tells what happened"


def test_silence_is_told_once_the_call_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "WAIT", 60.0)  # while the call goes on
    started = time.monotonic()
    with talk(GREETING) as other, pytest.raises(CheckFailed, match="nobody said hello"):
        other.went(expect(lambda: None), "the client says hello")
    assert time.monotonic() - started < 30


def test_an_error_of_the_client_itself_is_told_in_place_of_the_silence_that_follows() -> None:
    with talk(GREETING) as other, pytest.raises(CheckFailed) as caught:
        other.went(expect(lambda: {}["x"]), "the client says hello")
    assert "KeyError" in str(caught.value) and "nobody said hello" not in str(caught.value)


def test_where_nothing_came_hints_bound_to_what_became_of_the_call_take_the_place_of_the_line_s() -> None:
    hints = when(5, "five is not hello"), when(6, "six is not hello"), when(KeyError, "there is no x")
    for call, hint in ((lambda: 5, "five is not hello"), (lambda: {}["x"], "there is no x")):
        with talk(GREETING) as other, pytest.raises(CheckFailed) as caught:
            other.went(expect(call), "the client says hello", *hints)
        text = str(caught.value)
        assert hint in text and "six" not in text and "nobody said hello" not in text
    with talk(GREETING) as other, pytest.raises(CheckFailed, match="say hello first"):
        other.went(expect(client(other, "good day")), "the client says hello", *hints)


def test_a_timeout_says_no_more_than_silence_and_takes_the_place_of_no_hint() -> None:
    def gives_up() -> None:
        raise TimeoutError("no answer")

    with talk(GREETING) as other, pytest.raises(CheckFailed) as caught:
        other.went(expect(gives_up), "the client says hello")
    assert caught.value.failure is not None and "nobody said hello" in caught.value.failure.hints


def test_whoever_was_surprising_is_told_that_it_is_over() -> None:
    with talk("door < hello\ndoor < hello again") as other, other.new_socket() as sock:
        sock.settimeout(3.0)
        for word in (b"hello", b"what?", b"still here"):
            sock.sendto(word, other.address)
        assert [sock.recv(100) for _ in range(2)] == [b"over", b"over"]


def test_repeats_are_taken_where_they_are_allowed_and_where_something_else_is_waited_for() -> None:
    script = "door < hello\ndoor < bye"
    for repeats, goes in ((True, True), (False, False)):
        with talk(script, repeats=repeats) as other, other.new_socket() as sock:
            for word in (b"hello", b"hello", b"bye"):
                sock.sendto(word, other.address)
            assert other.finish() is goes
    with talk("door < hello\ndoor < nothing", repeats=True) as other, other.new_socket() as sock:
        for word in (b"hello", b"hello"):
            sock.sendto(word, other.address)
        assert not other.finish()


@pytest.mark.parametrize("host", loopback_hosts())
def test_nothing_holds_once_the_call_is_over(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "QUIET", 60.0)
    monkeypatch.setattr(conversation, "unread_at", lambda _: True)
    with talk("door < hello\ndoor < nothing", host=host) as other:
        other.went(expect(client(other, "hello")), "it says hello and nothing else")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what has been read")
@pytest.mark.parametrize("host", loopback_hosts())
def test_nothing_holds_once_all_that_was_sent_has_been_read_if_a_line_follows(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run() -> None:
        with other.new_socket() as sock:
            sock.settimeout(10.0)
            sock.sendto(b"hello", other.address)
            while sock.recv(100) != b"go":
                time.sleep(0.1)
            sock.sendto(b"bye", other.address)

    monkeypatch.setattr(conversation, "QUIET", 60.0)
    script = "door < hello\ndoor > psst\ndoor > psst\ndoor < nothing\ndoor > go\ndoor < bye"
    with talk(script, host=host) as other:
        other.went(expect(run, deadline=20.0), "it goes on")


def test_an_answer_to_what_asks_for_none_is_told_by_its_own_line() -> None:
    script = "door < hello\ndoor > psst\ndoor < nothing # psst asks for nothing\ndoor > go\ndoor < bye # bye"
    with talk(script) as other:
        told = expect(client(other, "hello", "what?", "bye"))
        with pytest.raises(CheckFailed, match="psst asks for nothing"):
            other.went(told, "it goes on")


def test_a_line_with_a_star_is_sent_until_the_next_one_is_heard() -> None:
    with talk("door < hello\ndoor * tick\ndoor < stop") as other, other.new_socket() as sock:
        sock.settimeout(3.0)
        sock.sendto(b"hello", other.address)
        assert [sock.recv(100) for _ in range(4)] == [b"tick"] * 4
        sock.sendto(b"stop", other.address)
        assert other.finish()
    assert [each for each in other.ladder.sentences() if "tick" in each] and len(
        other.ladder.sentences()
    ) == 3


def echo_from_new_ports(sock: socket.socket, stop: threading.Event) -> None:
    sock.settimeout(0.05)
    while not stop.is_set():
        try:
            data, address = sock.recvfrom(100)
        except TimeoutError:
            continue
        with socket.socket(sock.family, socket.SOCK_DGRAM) as mine:
            mine.sendto(data.upper(), address)


@pytest.mark.parametrize("host", loopback_hosts())
def test_the_same_script_serves_for_a_client_of_a_server(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with ServerUnderTest(echo_from_new_ports, host=host, datagrams=True) as server:
        with talk("me > hello\nme < HELLO\nme < nothing", host=host, to=server.address) as other:
            other.went(server, "hello comes back in capitals")
            assert other.received[0][2] != server.address
        with (
            talk("me > hello\nme < hello # it shouts", to=server.address, host=host) as other,
            pytest.raises(CheckFailed, match="it shouts") as caught,
        ):
            other.went(server, "hello comes back")
        server.returns()
    assert "Got: HELLO at the port `me`" in str(caught.value)
    assert "✓ echo_from_new_ports returns once stop is set" in capsys.readouterr().out


def test_a_server_that_waits_at_its_udp_socket_is_woken_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def one_datagram(sock: socket.socket, stop: threading.Event) -> None:
        sock.recv(100)

    with ServerUnderTest(one_datagram, datagrams=True):
        pass
    assert capsys.readouterr().out == "", "nothing is said of a server that returned"


def test_a_line_that_says_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="a line of a conversation is"):
        talk("door hello")


def test_a_hint_is_bound_to_words_to_a_port_or_to_nothing_at_all() -> None:
    line = Line.read("door < hello # free # [desk] at the desk # [bye] said bye")
    assert Surprise(line, "what", "door").hints() == ["free"]
    assert Surprise(line, "what", "desk").hints() == ["at the desk"]
    assert Surprise(line, "bye", "desk").hints() == ["at the desk", "said bye"]
