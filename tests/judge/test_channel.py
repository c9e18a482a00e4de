"""How requests are worked on at the other end of a channel."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.judge.channel import Channel, Gone, Side


class Busy(Side):
    """Notes the thread that works on each request; `wait` waits until it is told to go on."""

    spare_threads = 2

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.threads: set[threading.Thread] = set()

    def answer(self, what: str, *content: Any) -> Any:
        if what == "wait":
            self.begun.set()
            self.go_on.wait()
        self.threads.add(threading.current_thread())


@pytest.fixture
def busy() -> Busy:
    return Busy()


@pytest.fixture
def channels(busy: Busy) -> Iterator[tuple[Channel, Channel]]:
    """The asking and the answering end."""
    asking, answering = socket.socketpair()
    with asking, answering:
        ends = Channel(asking, Side()), Channel(answering, busy)
        before = set(threading.enumerate())
        for each in ends:
            threading.Thread(target=each.serve, daemon=True).start()
        yield ends
        busy.go_on.set()
        ends[0].close()
        for thread in set(threading.enumerate()) - before:
            thread.join(5.0)
            assert not thread.is_alive(), "it outlived the channel"


def in_the_background(channel: Channel, what: str) -> threading.Thread:
    def ask() -> None:
        with contextlib.suppress(Gone):
            channel.ask(what)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    return thread


def test_requests_that_follow_each_other_leave_few_threads(
    channels: tuple[Channel, Channel], busy: Busy
) -> None:
    for _ in range(50):
        channels[0].ask("who")
    for thread in busy.threads:
        thread.join(0.1)  # those that are not wanted any more end now
    assert 1 <= sum(thread.is_alive() for thread in busy.threads) <= Busy.spare_threads


def test_a_request_is_answered_while_another_one_waits(channels: tuple[Channel, Channel], busy: Busy) -> None:
    waiting = in_the_background(channels[0], "wait")
    assert busy.begun.wait(5.0)
    channels[0].ask("who")
    assert waiting.is_alive()
    busy.go_on.set()
    waiting.join(5.0)
    assert not waiting.is_alive()


def test_a_thread_whose_request_was_dropped_takes_no_other(
    channels: tuple[Channel, Channel], busy: Busy
) -> None:
    """Or what ends the dropped call would end the next."""
    in_the_background(channels[0], "wait")
    assert busy.begun.wait(5.0)
    thread = channels[1].drop(1)
    assert thread is not None
    busy.go_on.set()
    thread.join(5.0)
    assert not thread.is_alive()
    assert channels[1].drop(1) is None, "it is worked on no more"
    channels[0].ask("who")


def test_what_was_not_asked_for_is_not_dropped(channels: tuple[Channel, Channel]) -> None:
    assert channels[1].drop(99) is None
    channels[0].ask("who")


def test_all_that_waits_is_told_when_the_channel_ends(channels: tuple[Channel, Channel], busy: Busy) -> None:
    waiting = [in_the_background(channels[0], "wait") for _ in range(5)]
    assert busy.begun.wait(5.0)
    channels[1].close("the end")
    for thread in waiting:
        thread.join(5.0)
        assert not thread.is_alive()
    with pytest.raises(Gone):
        channels[0].ask("who")


def test_an_end_that_shows_while_sending_is_the_end_of_the_channel() -> None:
    """Also before a reader has seen it: what a test concludes from it must not depend on who is first."""
    asking, answering = socket.socketpair()
    with asking:
        channel = Channel(asking, Side())  # nobody reads
        answering.close()
        with pytest.raises(Gone):
            channel.ask("who")
        assert channel.gone == "the student's process ended"
