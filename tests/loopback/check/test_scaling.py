"""Work is linear if it costs the same in the company of much other work; disturbances decide nothing."""

import itertools
import selectors
import socket
import threading
import time

import pytest

from loopback.check import measure_idling, measure_scaling, processor_time, remote, scaling

DISTURBED = 1.0  # seconds, where the work needs a few thousandths


class Clock:
    """Time that passes only in pauses, and so much at each look."""

    def __init__(self) -> None:
        self.now, self.step = 0.0, 0.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(scaling, "time", clock)
    return clock


def costs(*seconds: float):
    """A measurement that comes out as these, one after the other, and then as the last of them."""
    told = itertools.chain(seconds, itertools.repeat(seconds[-1]))
    return lambda: next(told)


def test_the_same_cost_is_linear():
    measured = measure_scaling(small=costs(0.01), large=costs(0.012))
    assert measured.linear
    assert str(measured) == "the same processor time"


def test_a_cost_that_grows_is_not_linear():
    measured = measure_scaling(small=costs(0.01), large=costs(0.4))
    assert not measured.linear
    assert str(measured) == "40 times the processor time"


def test_all_but_one_large_measurement_may_be_disturbed():
    disturbed = [DISTURBED] * (scaling.ROUNDS - 1)
    assert measure_scaling(small=costs(0.01), large=costs(*disturbed, 0.012)).linear


def test_disturbed_small_measurements_do_not_acquit():
    for place in range(scaling.LEAST_OF):
        told = [DISTURBED] * scaling.LEAST_OF
        told[place] = 0.01
        assert not measure_scaling(small=costs(*told), large=costs(0.4)).linear


def test_a_wrong_verdict_needs_every_round():
    count = itertools.count(1)
    measure_scaling(small=costs(0.01), large=lambda: 0.4 + next(count))
    assert next(count) == scaling.ROUNDS + 1


def test_a_line_says_what_goes_on_while_a_dear_cost_is_measured_again(capsys: pytest.CaptureFixture[str]):
    measure_scaling(small=costs(0.01), large=costs(0.4))
    assert capsys.readouterr().out == scaling.AGAIN.format(so_far="40 times the processor time") + "\n"
    measure_scaling(small=costs(0.01), large=costs(0.012))
    assert capsys.readouterr().out == ""


def test_no_line_stands_among_what_a_grader_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(remote, "current", object())
    measure_scaling(small=costs(0.01), large=costs(0.4))
    assert capsys.readouterr().out == ""


def test_on_a_very_busy_machine_three_rounds_are_enough(clock: Clock):
    clock.step = 12.0
    count = itertools.count(1)
    assert not measure_scaling(small=costs(0.01), large=lambda: 0.4 + next(count)).linear
    assert next(count) == scaling.AT_LEAST + 1


def test_the_first_cheap_measurement_ends_it(clock: Clock):
    count = itertools.count(1)
    measure_scaling(small=costs(0.01), large=lambda: 0.01 + 0 * next(count))
    assert next(count) == 2
    assert clock.pauses == []


def test_pauses_grow_so_that_one_burst_does_not_meet_all_rounds(clock: Clock):
    measure_scaling(small=costs(0.01), large=costs(0.4))
    assert clock.pauses == sorted(clock.pauses)
    assert len(clock.pauses) == scaling.ROUNDS - 1


def test_a_cost_too_small_to_be_measured_decides_nothing():
    assert measure_scaling(small=costs(0.0), large=costs(0.004)).linear
    assert not measure_scaling(small=costs(0.0), large=costs(0.1)).linear


def test_processor_time_is_that_of_this_process_in_a_notebook(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scaling, "time", time)
    began = processor_time()
    while processor_time() < began + 0.02:
        sum(range(1000))


class Spinner:
    """Stands for processor time: this thread's, and beside it what a server uses in each measurement."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *shares: float) -> None:
        self._shares, self._own, self._beside = list(shares), 0.0, 0.0
        self.rounds = 0
        monkeypatch.setattr(scaling, "time", self)
        monkeypatch.setattr(scaling, "spin", self._spin)

    def _spin(self, seconds: float) -> None:
        self._own += seconds
        self._beside += seconds * self._shares[self.rounds]
        self.rounds += 1

    def thread_time(self) -> float:
        return self._own

    def process_time(self) -> float:
        return self._own + self._beside


def test_a_server_is_busy_only_if_all_measurements_say_so(monkeypatch: pytest.MonkeyPatch):
    spinner = Spinner(monkeypatch, 1.0, 0.9, 1.1)
    idling = measure_idling()
    assert not idling.asleep
    assert str(idling) == "90% of a processor"
    assert spinner.rounds == scaling.IDLE_ROUNDS


def test_one_measurement_finds_a_server_asleep(monkeypatch: pytest.MonkeyPatch):
    spinner = Spinner(monkeypatch, 0.6, 0.01, 1.0)
    assert measure_idling().asleep
    assert spinner.rounds == 2


@pytest.mark.parametrize(("asks", "asleep"), [(selectors.EVENT_READ, True), (3, False)])
def test_a_busy_loop_in_the_same_process_is_told_from_one_that_sleeps(
    monkeypatch: pytest.MonkeyPatch, asks: int, asleep: bool
):
    monkeypatch.setattr(scaling, "time", time)
    over = threading.Event()

    def loop(sock: socket.socket) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(sock, asks)
            while not over.is_set():
                selector.select(0.05)

    left, right = socket.socketpair()
    thread = threading.Thread(target=loop, args=(left,))
    thread.start()
    try:
        assert measure_idling().asleep is asleep
    finally:
        over.set()
        thread.join()
        left.close()
        right.close()
