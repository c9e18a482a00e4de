"""What later RFCs have added with options; the course's TCP has none of it."""

import struct

from loopback.conformance.row import asked
from loopback.conformance.tester import Differs, Tester, mss_option
from loopback.segment import ACK, SYN

_SACK_PERMITTED, _SACK, _TIMESTAMPS = 4, 5, 8  # kinds of options
_ROUND_TRIP = 0.5  # seconds: the timer that is not to run out is three times as long (RFC 6298, 2.2)
_NONE = "the course's TCP has no such option"


@asked("RFC 2018, 4", "P", "Linux only", stack=_NONE)
def sack(t: Tester) -> None:
    """What came behind a gap is told in a SACK option."""
    t.tcp.listen()
    t.send(SYN, options=(*mss_option(1460), (_SACK_PERMITTED, b"")))
    t.expect(SYN | ACK)
    t.send()
    t.send(payload=bytes(100), ahead=1000)
    blocks = [data for kind, data in t.expect(ACK).options if kind == _SACK]
    begin = (t.seq + 1000) % 2**32
    if blocks != [struct.pack("!II", begin, (begin + 100) % 2**32)]:
        raise Differs("the 100 bytes behind the gap were to be told, and they were not")


@asked("RFC 7323, 5", "P paws_mechanism", "Linux only", stack=_NONE)
def paws(t: Tester) -> None:
    """A segment with an old timestamp is acknowledged and dropped."""

    def stamp(value: int) -> tuple[int, bytes]:
        return _TIMESTAMPS, struct.pack("!II", value, 0)

    t.tcp.listen()
    t.send(SYN, options=(*mss_option(1460), stamp(1000)))
    t.expect(SYN | ACK)
    t.send(options=(stamp(1001),))
    t.send(payload=b"old", options=(stamp(900),), counts=False)
    t.expect(ACK)
    t.send(payload=b"new", options=(stamp(1002),))
    t.expect(ACK, later=True)
    t.has_read(b"new")


@asked("RFC 8985, 6.2", "P rack", "Linux only", stack=_NONE)
def rack(t: Tester) -> None:
    """One SACK of what was sent later is enough to have sent again what is missing, before the timer runs out."""
    t.tcp.listen()
    t.send(SYN, options=(*mss_option(1460), (_SACK_PERMITTED, b"")))
    t.expect(SYN | ACK)
    t.tcp.pass_time(_ROUND_TRIP)
    t.send()
    t.write(bytes(3 * 1460))
    first = t.expect(ACK, length=1460)
    t.expect(ACK, length=1460)
    last = t.expect(ACK, length=1460)
    t.send(ack=first.seq, options=((_SACK, struct.pack("!II", last.seq, t.received)),))
    while (segment := t.next(later=True, again=True)) is not None and segment.seq == last.seq:
        pass  # RFC 8985, 7: a probe, if the tester was slow
    if segment is None or segment.seq != first.seq:
        raise Differs("the first 1,460 bytes were to be sent again, and they were not")
    if t.tcp.timeouts():
        raise Differs("they were to be sent again before the timer runs out, and it has")


ROWS = (sack, paws, rack)
