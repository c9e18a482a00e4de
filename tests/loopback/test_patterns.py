"""Every pattern of what a link may do to the first datagrams is played, and the first that goes wrong is drawn."""

import pytest

from loopback.check import CheckFailed, when
from loopback.link import check_every_pattern, patterns_of


class Sender:
    """Sends messages one at a time under numbers, each until it is acknowledged."""

    modulus = 256

    def __init__(self) -> None:
        self.queue: list[bytes] = []
        self.number = 0

    def current(self) -> list[bytes]:
        return [bytes([self.number]) + self.queue[0] + b"."] if self.queue else []

    def send(self, message: bytes, now: float) -> list[bytes]:
        self.queue.append(message)
        return self.current() if len(self.queue) == 1 else []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        if data != bytes([self.number]) + b"." or not self.queue:
            return []
        self.queue.pop(0)
        self.number = (self.number + 1) % self.modulus
        return self.current()

    def on_timer(self, now: float) -> list[bytes]:
        return self.current()


class OneBit(Sender):
    modulus = 2


class Receiver:
    modulus = 256

    def __init__(self) -> None:
        self.number = 0
        self.delivered: list[bytes] = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        if not data.endswith(b"."):
            return []
        if data[0] == self.number:
            self.delivered.append(data[1:-1])
            self.number = (self.number + 1) % self.modulus
        return [data[:1] + b"."]


class OneBitReceiver(Receiver):
    modulus = 2


class Silent(Receiver):
    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        super().on_datagram(data, now)
        return []


MESSAGES = [b"a", b"b", b"c"]


def test_patterns_come_with_the_fewest_troubles_first():
    listed = patterns_of(3)
    assert listed[0] == "..." and len(listed) == len(set(listed)) == 125 and "." not in listed[-1]


def test_a_right_pair_survives_every_pattern(capsys):
    check_every_pattern("all arrive", lambda: (Sender(), Receiver()), MESSAGES, patterns_of(4))
    assert capsys.readouterr().out == "✓ all arrive\n"


def test_one_bit_survives_loss_and_damage_and_not_what_is_late():
    check_every_pattern("all arrive", lambda: (OneBit(), OneBitReceiver()), MESSAGES, patterns_of(4, ".x!"))
    with pytest.raises(CheckFailed, match=r"is (late|doubled)") as failed:
        check_every_pattern(
            "all arrive", lambda: (OneBit(), OneBitReceiver()), MESSAGES, patterns_of(4), "one bit!"
        )
    assert "one bit!" in str(failed.value) and "DATA" not in str(failed.value)


def test_a_transfer_that_never_falls_quiet_is_told_of():
    with pytest.raises(CheckFailed, match="no silence") as failed:
        check_every_pattern("all arrive", lambda: (Sender(), Silent()), MESSAGES, patterns_of(1))
    assert 10 < str(failed.value).count("(again)") < 20, "the drawing is cut where it says nothing new"


def test_a_transfer_that_ends_too_early_tells_that_the_timer_sent_nothing():
    class NeverAgain(Sender):
        def on_timer(self, now: float) -> list[bytes]:
            return []

    with pytest.raises(CheckFailed, match="all arrive: datagram 2 is lost\n") as failed:
        check_every_pattern("all arrive", lambda: (NeverAgain(), Receiver()), MESSAGES, patterns_of(2, ".x"))
    assert "Got: [b'a'] delivered; the sender's on_timer was called and sent nothing" in str(failed.value)


def test_an_error_of_an_endpoint_is_told_of():
    class Broken(Receiver):
        def on_datagram(self, data: bytes, now: float) -> list[bytes]:
            raise KeyError("broken")

    hints = when(KeyError, "ask whether it is there"), when(IndexError, "of another error"), "of a value"
    with pytest.raises(CheckFailed, match="KeyError") as failed:
        check_every_pattern("all arrive", lambda: (Sender(), Broken()), MESSAGES, patterns_of(1), *hints)
    told = str(failed.value)
    assert "ask whether it is there" in told and "of another error" not in told and "of a value" not in told
