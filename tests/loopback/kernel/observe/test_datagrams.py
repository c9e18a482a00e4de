"""Datagrams that are cut short or find no room: what the kernel says, and what is recorded of it."""

import sys

import pytest

from loopback import kernel

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows raises an error for what it cuts short")


@posix
def test_the_tail_of_a_datagram_that_is_cut_short_is_gone() -> None:
    assert kernel.cut_short([b"hello, world", b"goodbye"], [5, 100]) == [b"hello", b"goodbye"]
    assert kernel.cut_short([b"", b"two"], [100, 2]) == [b"", b"tw"]


@needs_linux
def test_a_small_buffer_keeps_the_first_of_a_burst_and_nobody_is_told() -> None:
    burst = kernel.burst(100)
    assert burst.messages[7] == b"number 007"
    assert burst.returned == (10,) * 100
    assert 0 < len(burst.received) < 50 and burst.received == burst.messages[: len(burst.received)]
    assert (burst.arrived, burst.which, burst.errors) == ("some", "the first", ())


@needs_linux
@pytest.mark.parametrize(
    ("asked", "arrived"),
    [
        ({"size": 0}, "some"),
        ({"read_each": True}, "all"),
        ({"buffer": 1 << 20}, "all"),
        ({"size": 200, "protocol": "TCP"}, "all"),
    ],
)
def test_what_arrives_depends_on_who_reads_and_on_the_protocol(
    asked: dict[str, object], arrived: str
) -> None:
    burst = kernel.burst(100, **asked)  # type: ignore[arg-type]
    assert burst.arrived == arrived
    assert set(map(len, burst.messages)) == {asked.get("size", 10)}


def test_a_burst_says_which_of_its_messages_arrived() -> None:
    messages = (b"a", b"b", b"c")
    asked = {(): "none", (b"b", b"c"): "some", messages: "all"}
    assert {got: kernel.Burst(messages, (), got, ()).arrived for got in asked} == asked
    which = {(b"a",): "the first", (b"b", b"c"): "the last", (b"b",): "others", (b"a", b"c"): "others"}
    assert {got: kernel.Burst(messages, (), got, ()).which for got in which} == which


def test_another_system_answers_from_a_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"burst": [[10, 10], [1], []], "cut_short": [b"recorded".hex()]}
    monkeypatch.setattr(
        "loopback.kernel.observe.datagrams.recall", lambda kind, question, reason: entries[kind]
    )
    monkeypatch.setattr(sys, "platform", "win32")
    assert kernel.burst(2).received == (b"number 001",)
    assert kernel.cut_short([b"hello, world"], [5]) == [b"recorded"]
