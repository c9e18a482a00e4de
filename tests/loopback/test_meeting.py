"""meet lets two machines open a connection on a virtual network, and checks how it ends."""

import sys

import pytest

from loopback import ACK, RST, SYN, Flag, Ladder, Segment, kernel
from loopback.check import CheckFailed
from loopback.link import Link, meet, meet_kernel, meeting
from tests.support.tcp_parts import Handshake


class Machine:
    """Shakes hands without any care; `deaf` never answers."""

    def __init__(self, here: int, there: int, deaf: bool = False) -> None:
        self.ports, self.state, self.deaf = (here, there), "CLOSED", deaf
        self.timer: float | None = None
        self.got: list[Segment] = []

    def send(self, flags: Flag) -> list[Segment]:
        return [Segment(source_port=self.ports[0], destination_port=self.ports[1], seq=1, flags=flags)]

    def open_active(self, now: float) -> list[Segment]:
        self.state = "SYN-SENT"
        return self.send(SYN)

    def open_passive(self) -> list[Segment]:
        self.state = "LISTEN"
        return []

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        self.got.append(segment)
        if self.deaf or segment.flags == RST:
            return []
        self.state = "ESTABLISHED"
        return {SYN: self.send(SYN | ACK), SYN | ACK: self.send(ACK)}.get(segment.flags, [])

    def on_timer(self, now: float) -> list[Segment]:
        return []


def test_two_machines_meet_and_are_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    ladder = meet(Machine(1, 2), Machine(2, 1), "ESTABLISHED", "ESTABLISHED")
    assert isinstance(ladder, Ladder) and ladder.text().count("seq=1") == 3
    assert capsys.readouterr().out == "✓ the client ends in ESTABLISHED, the server in ESTABLISHED\n"


def test_both_may_call_and_something_may_be_sent_first() -> None:
    left, right = Machine(1, 2), Machine(2, 1)
    early = left.send(RST)
    ladder = meet(left, right, "ESTABLISHED", "ESTABLISHED", names=("a", "b"), calls=("a", "b"), first=early)
    assert [each.flags for each in right.got[:2]] == [RST, SYN]
    told = ladder.sentences()
    assert told[0].startswith("At -5 ms, from a to b: RST") and told[0].endswith("arrives at 5 ms.")
    assert told.index("At 0 ms, a: SYN-SENT.") > 0


def test_a_machine_with_a_connection_from_before_is_not_opened_again() -> None:
    server = Machine(2, 1, deaf=True)
    server.state = "ESTABLISHED"
    assert "ESTABLISHED from before" in meet(Machine(1, 2), server, "SYN-SENT", "ESTABLISHED").text()


def test_another_state_is_told_with_the_ladder_and_the_hint() -> None:
    with pytest.raises(CheckFailed) as error:
        meet(
            Machine(1, 2),
            Machine(2, 1),
            "ESTABLISHED",
            "ESTABLISHED",
            to_right=Link(drop={1}),
            hint="send again",
        )
    story = str(error.value)
    assert "Got: SYN-SENT and LISTEN" in story and story.endswith("send again") and "lost" in story


def test_an_error_of_a_machine_is_told() -> None:
    class Broken(Machine):
        def on_segment(self, segment: Segment, now: float) -> list[Segment]:
            raise ZeroDivisionError("no")

    with pytest.raises(CheckFailed, match="the exchange raised ZeroDivisionError: no"):
        meet(Machine(1, 2), Broken(2, 1), "ESTABLISHED", "ESTABLISHED")


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@needs_linux
@pytest.mark.parametrize(
    ("calls", "claim"),
    [
        (("you",), "you call the Linux kernel, and both have the connection"),
        (("kernel",), "the Linux kernel calls you, and both have the connection"),
        (("you", "kernel"), "you and the Linux kernel call at once, and both have the connection"),
    ],
)
def test_a_machine_meets_the_kernel(
    calls: tuple[str, ...], claim: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run = meet_kernel(Handshake(4000, 80, 2**32 - 1), 4000, 80, calls=calls)
    assert SYN in run.items[0].flags and run.left == "you" and run.right == "kernel"
    assert capsys.readouterr().out == f"✓ {claim}\n"


@needs_linux
def test_a_machine_that_the_kernel_does_not_believe_is_told_of_with_the_run() -> None:
    class Sure(Handshake):
        """Is sure of a connection as soon as it has called."""

        def open_active(self, now: float) -> list[Segment]:
            called = super().open_active(now)
            self._enter("ESTABLISHED", now)
            return called

        def on_segment(self, segment: Segment, now: float) -> list[Segment]:
            return []

    with pytest.raises(CheckFailed) as failed:
        meet_kernel(Sure(4000, 80, 7), 4000, 80, deadline=0.3, hint="look")
    told = str(failed.value)
    assert "you in ESTABLISHED, the kernel in SYN-RECEIVED" in told
    assert "SYN,ACK" in told and "gave up after 0.3 s" in told and "look" in told


@needs_linux
def test_a_machine_that_is_closed_by_the_kernel_is_told_of_at_once() -> None:
    class Deaf(Handshake):
        """Goes back to CLOSED whatever arrives."""

        def on_segment(self, segment: Segment, now: float) -> list[Segment]:
            self._enter("CLOSED", now)
            return []

    with pytest.raises(CheckFailed) as failed:
        meet_kernel(Deaf(4000, 80, 7), 4000, 80, deadline=20.0)
    told = str(failed.value)
    assert "you in CLOSED" in told and "gave up" not in told and meeting.ANSWERED.split(":")[0] in told


def test_without_a_kernel_host_it_is_nobodys_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise kernel.Unavailable("hosts of your own: no")

    monkeypatch.setattr(meeting, "KernelHost", refused)
    with pytest.raises(kernel.Unavailable):
        meet_kernel(Handshake(4000, 80, 7), 4000, 80)
