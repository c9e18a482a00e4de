"""Flows that share a line: what a window, a queue and a loss do, to the segment."""

import pytest

from loopback.link import Bottleneck, FixedWindow

RATE, DELAY = 100, 0.05  # segments a second; seconds each way


def alone(window: int, queue: int = 10, seconds: float = 5.0, rate: float = RATE):
    line = Bottleneck({"Ann": FixedWindow(window * 1000)}, rate=rate, queue=queue, delay=DELAY)
    return line.run(seconds)


@pytest.mark.parametrize(
    ("window", "rate", "waiting"), [(1, 9.1, 0), (5, 45.4, 0), (11, 100, 0), (15, 100, 4)]
)
def test_a_window_fills_the_line_and_then_the_queue(window: int, rate: float, waiting: int) -> None:
    run = alone(window, seconds=20.0)
    assert run.flows["Ann"].rate(run, 10.0, 20.0) == pytest.approx(rate, rel=0.02)
    assert waiting - 0.01 <= run.queue[-1] <= waiting + 1.01  # and one that is being put on the line
    assert run.flows["Ann"].losses == []


def test_what_finds_the_queue_full_is_lost_and_sent_again() -> None:
    run = alone(25, queue=10, seconds=10.0)
    flow = run.flows["Ann"]
    assert flow.losses and max(run.queue) <= 10
    assert flow.arrived[-1] > 200  # it went on


class Told:
    """A control that writes down what it is told."""

    def __init__(self) -> None:
        self.window, self.told = 12_000, list[tuple[object, ...]]()

    def on_ack(self, acked: int, flight: int) -> None:
        self.told.append(("ack", acked, flight))

    def on_duplicate(self, count: int, flight: int) -> None:
        self.told.append(("duplicate", count, flight))

    def on_timeout(self, flight: int) -> None:
        self.told.append(("timeout", flight))


def test_a_control_hears_of_each_acknowledgement_with_what_was_in_flight_before_it() -> None:
    control = Told()
    Bottleneck({"Ann": control}, rate=RATE, queue=20, delay=DELAY).run(0.13, every=0.01)
    assert set(control.told) == {("ack", 1000, 12_000)}


def test_a_loss_is_heard_of_by_duplicates_and_mended() -> None:
    control = Told()
    line = Bottleneck({"Ann": control}, rate=RATE, queue=11, delay=DELAY)
    run = line.run(0.5)
    assert run.flows["Ann"].losses[0] == 0.0  # the last of twelve, for which there was no room
    duplicates = [each for each in control.told if each[0] == "duplicate"]
    assert [count for _, count, _ in duplicates] == list(range(1, len(duplicates) + 1)) and len(
        duplicates
    ) > 3
    assert any(kind == "ack" and acked > 10_000 for kind, acked, *_ in control.told), "the gap was filled"


def test_a_flow_that_hears_nothing_begins_again_behind_what_was_acknowledged() -> None:
    control = Told()
    control.window = 3000
    run = Bottleneck({"Ann": control}, rate=RATE, queue=1, delay=DELAY).run(3.0)
    assert ("timeout", 3000) in control.told
    assert run.flows["Ann"].arrived[-1] > 4


def test_the_same_controls_give_the_same_run_and_a_late_flow_takes_its_share_of_the_line() -> None:
    def once():
        controls = {"Ann": FixedWindow(8000), "Bob": FixedWindow(8000)}
        return Bottleneck(controls, rate=RATE, queue=20, delay=DELAY, starts={"Bob": 2.0}).run(10.0)

    run = once()
    assert run == once()
    assert [flow.rate(run, 5.0, 10.0) for flow in run.flows.values()] == pytest.approx([50, 50], abs=1)
    assert run.flows["Bob"].arrived[run.place(2.0)] == 0


def test_a_window_that_is_no_number_is_an_error_that_says_so() -> None:
    control = Told()
    control.window = "8000"  # type: ignore[assignment]
    with pytest.raises(TypeError, match="window must be a whole number of bytes, and it is '8000'"):
        Bottleneck({"Ann": control}, rate=RATE, queue=20, delay=DELAY).run(1.0)


def test_a_window_without_bound_is_held_by_the_receivers_room() -> None:
    run = alone(10**6, queue=1000, seconds=1.0)
    assert max(run.queue) <= 200
