"""A transfer lets a sender without a socket send over a virtual network to a receiver of the bench's."""

from loopback import ACK, FIN, Flag, Segment
from loopback.link import Link, ReceivingEnd, SendingEnd, Transfer
from loopback.trace import places_of

ISS = 2**32 - 3


class OneByOne:
    """Sends one byte a segment, then a FIN, and all of them again every second until the FIN is acknowledged."""

    def __init__(self) -> None:
        self.data, self.fins, self.acked, self.fresh = b"", 0, 0, True
        self.timer: float | None = None
        self.windows: list[int] = []

    def write(self, data: bytes) -> None:
        self.data = data

    def close(self) -> None:
        self.fins = 1

    def on_ack(self, ack: int, window: int, now: float) -> None:
        self.acked = max(self.acked, (ack - ISS - 1) % 2**32)
        self.windows.append(window)
        if self.acked == len(self.data) + self.fins:
            self.timer = None

    def segments(self, now: float) -> list[Segment]:
        again, self.fresh = self.fresh, False
        return self.on_timer(now) if again else []

    def on_timer(self, now: float) -> list[Segment]:
        self.timer = now + 1.0
        places = range(self.acked, len(self.data) + self.fins)
        return [
            piece(place, self.data[place : place + 1], FIN * (place == len(self.data))) for place in places
        ]


def piece(place: int, payload: bytes, flags: int = 0) -> Segment:
    return Segment(
        source_port=4000,
        destination_port=80,
        seq=(ISS + 1 + place) % 2**32,
        payload=payload,
        flags=Flag(flags),
    )


def acks(receiver: ReceivingEnd, *segments: Segment) -> list[tuple[int, int]]:
    """The place and the window of the acknowledgement of each segment."""
    answers = [receiver.on_segment(segment, 0.0)[0] for segment in segments]
    assert all(ACK in answer.flags for answer in answers)
    return [((answer.ack - ISS - 1) % 2**32, answer.window) for answer in answers]


def test_bytes_and_fin_arrive_over_losses_copies_and_delays() -> None:
    lossy = {
        side: Link(loss=0.3, duplication=0.2, reordering=0.3, seed=side) for side in ("to_right", "to_left")
    }
    transfer = Transfer(OneByOne(), b"hello, world", ISS, **lossy).run()
    assert transfer.is_complete
    assert bytes(transfer.receiving.data) == b"hello, world"


def test_a_transfer_that_is_cut_off_is_not_complete() -> None:
    transfer = Transfer(OneByOne(), b"hello", ISS, to_right=Link(drop=range(1, 100))).run(until=5.0)
    assert not transfer.is_complete


def test_a_sender_that_never_ends_is_told_from_one_that_has_fallen_silent() -> None:
    lost = {"to_right": Link(drop=range(1, 9999))}
    transfer = Transfer(OneByOne(), b"h", ISS, **lost).run(until=100.0)
    assert transfer.endless == (
        "the sender does not come to an end: it was stopped after 100 seconds; it has sent 0:1 101 times"
    )
    silent = OneByOne()
    silent.on_timer = lambda now: []  # type: ignore[method-assign]
    assert Transfer(silent, b"h", ISS, **lost).run(until=100.0).endless == ""
    assert Transfer(OneByOne(), b"h", ISS).run().endless == ""


def test_a_timer_that_is_due_at_once_each_time_does_not_hang_a_run() -> None:
    class AlwaysDue(OneByOne):
        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, 0.5 if name == "timer" else value)

    transfer = Transfer(AlwaysDue(), b"h", ISS, to_right=Link(drop=range(1, 99999))).run()
    assert "does not come to an end: it was stopped after 0.5 seconds" in transfer.endless
    assert len(transfer.ladder.text().splitlines()) < 100


def test_the_ladder_shows_places_and_windows() -> None:
    ladder = str(Transfer(OneByOne(), b"ab", ISS, capacity=9).run().ladder)
    assert "0:1" in ladder
    assert "2:2+FIN" in ladder
    assert "ack 3 window 9" in ladder


def test_the_receiver_keeps_what_is_early_and_acknowledges_what_is_in_order() -> None:
    receiver = ReceivingEnd(ISS)
    early, last, first = piece(2, b"c"), piece(3, b"d", FIN), piece(0, b"ab")
    assert acks(receiver, early, last, first, first) == [(0, 4000), (0, 4000), (5, 4000), (5, 4000)]
    assert (bytes(receiver.data), receiver.ended) == (b"abcd", True)


def test_pieces_that_overlap_are_taken_once() -> None:
    receiver = ReceivingEnd(ISS)
    assert acks(receiver, piece(0, b"abc"), piece(1, b"bcde"), piece(4, b"ef")) == [
        (3, 4000),
        (5, 4000),
        (6, 4000),
    ]
    assert bytes(receiver.data) == b"abcdef"


def test_a_receiver_that_does_not_read_closes_its_window_and_drops_what_is_beyond() -> None:
    receiver = ReceivingEnd(ISS, capacity=4, reads_at=1.0)
    assert acks(receiver, piece(0, b"abc"), piece(3, b"de"), piece(3, b"d"), piece(4, b"e")) == [
        (3, 1),
        (3, 1),
        (4, 0),
        (4, 0),
    ]
    assert receiver.timer == 1.0
    assert [answer.window for answer in receiver.on_timer(1.0)] == [4]
    assert acks(receiver, piece(4, b"efgh"), piece(8, b"ijkl")) == [(8, 4), (12, 4)]


def test_a_sending_end_has_the_timer_of_its_sender() -> None:
    sender = OneByOne()
    sender.timer = 2.5
    assert SendingEnd(sender).timer == 2.5


def test_places_are_those_of_the_bytes_although_numbers_wrap() -> None:
    assert [places_of(piece(place, b"xy"), ISS) for place in (0, 5)] == ["0:2", "5:7"]
    assert places_of(piece(-1, b""), ISS) == "-1:-1"
