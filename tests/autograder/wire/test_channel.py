"""How requests are worked on at the other end of a channel."""

import contextlib
import random
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.wire import channel
from autograder.wire.channel import Channel, Gone, Side
from autograder.wire.encoding import Malformed


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
    thread = channels[1].abandon(1)
    assert thread is not None
    busy.go_on.set()
    thread.join(5.0)
    assert not thread.is_alive()
    assert channels[1].abandon(1) is None, "it is worked on no more"
    channels[0].ask("who")


def test_what_was_not_asked_for_is_not_dropped(channels: tuple[Channel, Channel]) -> None:
    assert channels[1].abandon(99) is None
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


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    left, right = socket.socketpair()
    with left, right:
        yield left, right


@pytest.mark.parametrize("more", [-100, -6, -5, -4, 0, 1, 100_000, 5_000_000])
def test_a_frame_of_any_size_comes_whole_and_the_next_one_after_it(
    pair: tuple[socket.socket, socket.socket], more: int
) -> None:
    data = random.Random(more).randbytes(channel._PIECE + more)
    sender = threading.Thread(target=lambda: [channel.send(pair[0], [data, 1], Side()) for _ in range(2)])
    sender.start()
    assert [channel.receive(pair[1], Side()) for _ in range(2)] == [(data, 1)] * 2
    sender.join(5.0)


@pytest.mark.parametrize("size", [10, 1_000_000])
@pytest.mark.parametrize("there", [b"", b"12345"])
def test_half_a_frame_is_told_from_the_end(
    pair: tuple[socket.socket, socket.socket], size: int, there: bytes
) -> None:
    pair[0].sendall(size.to_bytes(4, "big") + there)
    pair[0].close()
    with pytest.raises(EOFError):
        channel.receive(pair[1], Side())


def test_a_frame_of_nothing_is_malformed(pair: tuple[socket.socket, socket.socket]) -> None:
    pair[0].sendall(bytes(4))
    with pytest.raises(Malformed):
        channel.receive(pair[1], Side())


@pytest.mark.parametrize("size", [10, 60 << 20])
def test_what_is_announced_takes_no_memory_and_no_longer_than_the_deadline(
    pair: tuple[socket.socket, socket.socket], size: int
) -> None:
    pair[0].sendall(size.to_bytes(4, "big") + b"12345")
    tracemalloc.start()
    try:
        with pytest.raises(TimeoutError):
            channel.receive(pair[1], Side(), ends=time.monotonic() + 0.2)
        assert tracemalloc.get_traced_memory()[1] < 2 * channel._PIECE
    finally:
        tracemalloc.stop()
