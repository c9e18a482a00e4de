"""A meeting of two stacks: what a side returns is looked at before the other side gets it."""

import dataclasses
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from autograder.interop import meeting
from autograder.interop.meeting import REFEREE, Meeting, Met, early_ack, other_bytes, unfit
from loopback.segment import ACK, FIN, SYN, Segment

PLAIN = Segment(source_port=80, destination_port=4000, seq=7, flags=ACK)


class Script:
    """A connection that sends what a function says, and whose program has fetched nothing."""

    timer, state, body = None, "CLOSED", None

    def __init__(self, says: Callable[..., Any] = lambda *_: []) -> None:
        self.open_passive = self.open_active = self.on_segment = self.on_timer = says

    @property
    def program(self) -> "Script":
        """Itself."""
        return self


class Student:
    """A student of whom both functions make the same connection, in this process."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def names(self, wanted: list[str]) -> dict[str, Any]:
        """A function for each."""
        return dict.fromkeys(wanted, lambda *given: self._connection)

    def batch(self, calls: list[tuple[Any, ...]]) -> list[Any]:
        """Make calls."""
        return [function(*given) for function, *given in calls]


def met(client: Any, server: Any) -> Met:
    """What comes of a meeting of two connections."""
    return Meeting(Student(client), Student(server), b"file", "seed").hold()  # type: ignore[arg-type]


def raises(*_: object) -> Any:
    """Raise an error, as a student's method may."""
    raise KeyError("nothing")


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        (raises, "open_active raised KeyError"),
        (lambda *_: None, "open_active returned a NoneType, not a list of segments"),
        (lambda *_: [bytes(20)], "open_active returned a list with a bytes, not a list of segments"),
        (lambda *_: [PLAIN] * 1001, "it sent 1,001 segments"),
        (lambda *_: [dataclasses.replace(PLAIN, seq=-1)], "a segment that no header can hold: seq=-1"),
    ],
)
def test_what_no_tcp_does_is_the_fault_of_the_side_that_does_it(says: Callable[..., Any], sentence: str) -> None:
    found = met(Script(says), Script())
    assert (found.whole, found.culprit) == (False, "client") and sentence in found.sentence
    passive = met(Script(), Script(says))
    assert passive.culprit == "server"


def test_a_call_that_does_not_return_is_the_fault_of_its_side_and_not_waited_for_until_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(meeting, "CALL_DEADLINE", 0.2)
    found = met(Script(), Script(lambda *_: time.sleep(1.0)))
    assert found.hung and found.culprit == "server" and "did not answer within 0.2 seconds" in found.sentence


def test_a_meeting_that_takes_too_long_is_nobodys_fault_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "DEADLINE", 0.3)
    before, over = set(threading.enumerate()), threading.Event()

    def slowly(*_: object) -> list[Segment]:
        return [] if over.wait(0.05) else [PLAIN]

    found = met(Script(slowly), Script(slowly))
    over.set()
    for each in set(threading.enumerate()) - before:  # else the meeting goes on, and draws, beside other tests
        each.join(30)
        assert not each.is_alive()
    assert (found.culprit, found.hung) == ("", False) and "not come to its end after 0.3 seconds" in found.sentence


def test_a_timer_that_stays_due_is_the_fault_of_its_side() -> None:
    server = Script()
    server.timer = 1.0  # type: ignore[assignment]
    found = met(Script(), server)
    assert found.culprit == "server" and "on_timer has sent nothing 20 times in a row" in found.sentence


def test_an_acknowledgement_of_what_was_never_sent_is_found() -> None:
    def ours(ack: int) -> tuple[str, Segment]:
        return "client", dataclasses.replace(PLAIN, ack=ack % 2**32)

    syn = "server", dataclasses.replace(PLAIN, seq=2**32 - 1, flags=SYN)
    data = "server", dataclasses.replace(PLAIN, seq=0, payload=b"abc", flags=FIN | ACK)
    assert early_ack([ours(9), syn, ours(0), ours(-1), data, ours(4), ours(-9)], "client") is None
    assert early_ack([syn, early := ours(1), data], "client") is early[1]
    assert early_ack([syn, data, early := ours(5)], "client") is early[1]


def test_where_nothing_came_what_is_on_the_wire_shows_whose_fault_it_is_or_nobodys() -> None:
    syn = dataclasses.replace(PLAIN, seq=6, flags=SYN)
    calls = dataclasses.replace(syn, source_port=4000, destination_port=80, seq=1)

    def came_of(opens: list[Segment], *sent: Segment, body: bytes | None = None) -> tuple[str, str]:
        client, server = Script(), Script()
        client.body = body  # type: ignore[assignment]
        client.open_active, server.open_passive = (lambda *_: opens), (lambda *_: list(sent))
        found = met(client, server)
        assert not found.whole and "came; the client is in CLOSED" in found.sentence
        return found.culprit, found.evidence

    right = dataclasses.replace(PLAIN, payload=b"HTTP/1.0 200 OK", ack=2)
    assert came_of([calls], syn, right) == ("", "")
    culprit, evidence = came_of([calls], syn, wrong := dataclasses.replace(right, payload=b"HTTQ"))
    assert culprit == "server" and evidence == f"{wrong} carries other bytes than belong there"
    early = dataclasses.replace(calls, seq=2, ack=50, flags=ACK)
    culprit, evidence = came_of([calls, early], syn, right)
    assert culprit == "client" and evidence == f"{early} acknowledges what was never sent"
    assert came_of([calls], syn, right, body=b"elif")[0] == "client", "the server's bytes are right"


def test_a_segment_is_its_senders_whatever_ports_it_names() -> None:
    forged = dataclasses.replace(PLAIN, seq=5, flags=SYN)
    wrong = dataclasses.replace(PLAIN, seq=6, payload=b"no file")
    early = dataclasses.replace(PLAIN, ack=99)
    client = Script()
    client.open_active = lambda *_: [forged, wrong]
    found = met(client, Script())
    assert found.culprit == "client" and found.evidence == f"{wrong} carries other bytes than belong there"
    server = Script(lambda *_: [dataclasses.replace(PLAIN, source_port=4000, seq=7, flags=SYN)])
    client.open_active = lambda *_: [early]
    assert met(client, server).culprit == "client"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"timer": 10**5000}, "timer is neither a number nor None"),
        ({"sent": {"seq": 10**5000}}, "seq=<a int whose repr raised ValueError>"),
        ({"sent": {"options": ((10**5000, b""),)}}, "options=<a tuple whose repr raised ValueError>"),
        ({"state": 10**5000}, "nothing came; the client is in <a int whose repr ra"),
    ],
)
def test_a_number_too_long_to_be_printed_is_no_failure_of_the_referees(
    changed: dict[str, Any], sentence: str
) -> None:
    sent = [dataclasses.replace(PLAIN, **changed.pop("sent"))] if "sent" in changed else []
    client = Script(lambda *_: sent)
    vars(client).update(changed)
    found = met(client, Script())
    assert sentence in found.sentence and found.culprit == ("" if "state" in changed else "client")


def test_an_error_of_the_network_is_nobodys_who_met(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise RuntimeError("of ours")

    monkeypatch.setattr(meeting, "VirtualNetwork", broken)
    found = met(Script(), Script())
    assert found.culprit == REFEREE and found.sentence == "the referee failed: RuntimeError: of ours"


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, ""),
        ({"seq": 2**32}, "seq=4294967296"),
        ({"ack": -1}, "ack=-1"),
        ({"window": 65_536}, "window=65536"),
        ({"destination_port": None}, "destination_port=None"),
        ({"flags": 16}, "flags=16"),
        ({"payload": None}, "its payload is a NoneType, not bytes"),
        ({"payload": bytes(66_000)}, "66,000 bytes of data"),
        ({"options": ((2, b"\x05\xb4"),)}, ""),
        ({"options": ((2, "1460"),)}, "options=((2, '1460'),)"),
        ({"options": ((5, bytes(39)),)}, f"options=((5, {bytes(39)!r}),)"),
    ],
)
def test_what_no_header_can_hold_is_named(changed: dict[str, Any], wrong: str) -> None:
    assert unfit(dataclasses.replace(PLAIN, **changed)) == wrong


def test_bytes_that_do_not_belong_at_their_place_are_found_across_the_wrap() -> None:
    def at(seq: int, payload: bytes) -> Segment:
        return dataclasses.replace(PLAIN, seq=seq % 2**32, payload=payload)

    syn = dataclasses.replace(PLAIN, seq=2**32 - 2, flags=SYN)
    right = [syn, at(2, b"cd"), at(-1, b"ab"), at(-1, b"abc")]
    wrong = at(2, b"cx")
    assert other_bytes([syn, at(-1, b"abc"), at(2, b"de")], b"abcde") is None
    assert other_bytes([*right[:1], wrong], b"abcde") is wrong
    assert other_bytes([syn, at(4, b"f")], b"abcde") is not None, "more than there is"
