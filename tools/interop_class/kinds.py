"""What is made of the students' TCPs, and in which place each must fail with a right one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

CLIENT, SERVER = "client", "server"
AS_CLIENT, AS_SERVER, BOTH = frozenset({CLIENT}), frozenset({SERVER}), frozenset({CLIENT, SERVER})
NOWHERE = frozenset[str]()
ASSEMBLED = "your-tcp"

_ACKNOWLEDGES_THE_SYN = """
class Handshake(FullHandshake):
    def segment(self, flags, seq, ack=0):
        return super().segment(flags, seq, ack - 1 if ack else 0)


FullHandshake = Handshake
"""
_NEVER_SENDS_AGAIN = """
class Once(FastSender):
    def on_timer(self, now):
        self.timer = None
        return []

    def segments(self, now):
        self.missing = False
        return super().segments(now)


FastSender = Once
"""
_NEVER_GROWS = """
class Still(Reno):
    def on_ack(self, acked, flight):
        pass


Reno = Still
"""
_FLOODS = """
class Flood(FastSender):
    def segments(self, now):
        return super().segments(now) * 1000


FastSender = Flood
"""
_NO_SEQUENCE_NUMBER = """
from dataclasses import replace


class Negative(FastSender):
    def segments(self, now):
        return [replace(each, seq=each.seq - 2**32) for each in super().segments(now)]


FastSender = Negative
"""
_RETURNS_BYTES = """
class Alone(Connection):
    def on_segment(self, segment, now):
        return [bytes(20)]


Connection = Alone
"""
_LOOPS = """
class Handshake(FullHandshake):
    def on_segment(self, segment, now):
        while True:
            pass


FullHandshake = Handshake
"""
_ENDS = """
import os


class Handshake(FullHandshake):
    def on_segment(self, segment, now):
        os._exit(3)


FullHandshake = Handshake
"""


@dataclass(frozen=True)
class Kind:
    """What is made of a TCP that is right otherwise.

    `answers` are wrong answers by their exercises, `above` stands above the function that assembles the parts,
    `unwritten` are exercises as they were handed out, `missing` notebooks that were not handed in.
    """

    name: str
    idea: str
    fails: frozenset[str] = NOWHERE  # the places in which it cannot do with a right one what it is there for
    at_times: frozenset[str] = NOWHERE  # and those in which it may fail, by what is lost
    answers: dict[str, str] = field(default_factory=dict)
    above: str = ""
    unwritten: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


RIGHT = Kind("right", "right")
WRONG = (
    Kind("syn", "acknowledges the SYN's own number", AS_SERVER, above=_ACKNOWLEDGES_THE_SYN),
    Kind("once", "never sends again what was lost", at_times=AS_SERVER, above=_NEVER_SENDS_AGAIN),
    Kind("missing", "one notebook was not handed in", BOTH, missing=("05_waiting_and_resending",)),
    Kind("loops", "loops for ever", BOTH, above=_LOOPS),
    Kind("overlap", "stores an overlap twice", at_times=BOTH, answers={"reassembler": "overlap_twice"}),
    Kind("flood", "sends each segment a thousand times", BOTH, above=_FLOODS),
    Kind("slow", "has a window that never grows: costs time", above=_NEVER_GROWS),
    Kind("closing", "has no state CLOSING: no transfer needs it", answers={"goodbye": "no_closing"}),
    Kind("unwritten", "one part is as it was handed out", BOTH, unwritten=("receiver",)),
    Kind("ends", "ends its process", BOTH, above=_ENDS),
    Kind("order", "puts data in the order of arrival", at_times=AS_CLIENT, answers={"reassembler": "appends"}),
    Kind("early", "drops what is early: costs time", answers={"reassembler": "early_dropped"}),
    Kind("plain", "knows no wrap where it sends", AS_SERVER, answers={"sender": "compares_numbers"}),
    Kind("bytes", "returns bytes, not segments", BOTH, above=_RETURNS_BYTES),
    Kind("past", "takes a timer for due too late", at_times=BOTH, answers={"sender-timer": "due_means_past"}),
    Kind("fin", "does not see the end", AS_CLIENT, answers={"receiver-outside": "last_forgotten"}),
    Kind("numbers", "sends numbers that no header can hold", BOTH, above=_NO_SEQUENCE_NUMBER),
    Kind("offset", "forgets that the SYN took a number", BOTH, answers={"sender": "off_by_the_syn"}),
    Kind("window", "counts a window from what was sent", answers={"sender": "window_from_sent"}),
    Kind("again", "wrong only when a SYN comes first", answers={"handshake": "ack_is_seq"}),
)


def class_of(count: int) -> Iterator[tuple[str, Kind]]:
    """The name and the kind of each student of a class of so many: two of five are right, at least two."""
    right = max(2, count * 2 // 5)
    for number in range(count):
        kind = RIGHT if number < right else WRONG[(number - right) % len(WRONG)]
        yield f"{kind.name}-{number + 1:02}", kind
