"""What comes: in whatever order, inside of the window and outside of it."""

from collections.abc import Callable

from loopback.conformance.row import Row, asked
from loopback.conformance.tester import Differs, Tester
from loopback.segment import ACK, FIN, NUMBERS, RST, SYN

STREAM = bytes(each % 251 for each in range(6000))


@asked("3.10.7.4", "P reordering; C out_of_order; M", "04")
def backwards(t: Tester) -> None:
    """Segments that come backwards are put in order."""
    t.call()
    for begin in reversed(range(0, 6000, 1000)):
        t.send(payload=STREAM[begin : begin + 1000], ahead=begin, counts=False)
    t.seq = (t.seq + 6000) % NUMBERS
    t.has_read(STREAM)
    _last_acknowledges_all(t)


@asked("3.10.7.4", "P reordering; M", "04")
def overlapping(t: Tester) -> None:
    """Segments that overlap give each byte once."""
    t.call()
    for begin, end in ((0, 1200), (2000, 3400), (1000, 2200), (900, 1300), (3000, 6000)):
        t.send(payload=STREAM[begin:end][:1460], ahead=begin, counts=False)
    t.send(payload=STREAM[4000:5400], ahead=4000, counts=False)
    t.send(payload=STREAM[5000:6000], ahead=5000, counts=False)
    t.seq = (t.seq + 6000) % NUMBERS
    t.has_read(STREAM)
    _last_acknowledges_all(t)


@asked("3.10.7.4", "P reordering; M", "04")
def end_twice(t: Tester) -> None:
    """A FIN that comes early, and again, ends the stream once, behind its last byte."""
    t.call()
    t.send(ACK | FIN, STREAM[1000:1200], ahead=1000, counts=False)
    t.is_in("ESTABLISHED")
    t.send(ACK | FIN, STREAM[1000:1200], ahead=1000, counts=False)
    t.send(payload=STREAM[:1000], counts=False)
    t.seq = (t.seq + 1201) % NUMBERS
    _last_acknowledges_all(t)
    t.is_in("CLOSE-WAIT")
    t.send(ACK | FIN, ahead=-1)
    t.expect(ACK, later=True)
    t.has_read(STREAM[:1200])


def _last_acknowledges_all(t: Tester) -> None:
    """The last of the acknowledgements that have come is of all."""
    acks: list[int] = []
    while (segment := t.next(later=not acks or acks[-1] != t.seq)) is not None:
        acks.append(segment.ack)
        if segment.flags & (SYN | RST):
            raise Differs(f"an acknowledgement was due, and {segment} came")
    if not acks or acks[-1] != t.seq:
        raise Differs("not all that came was acknowledged")


@asked("3.8.6", "P should_piggyback", "07")
def rides_on_data(t: Tester) -> None:
    """An acknowledgement rides on data where data is waiting."""
    t.call()
    t.send(window=0)
    t.write(b"waits")
    t.is_quiet("while the window is closed")
    t.send(payload=b"hello")
    t.expect(ACK, length=5)
    t.is_quiet("beside the data")
    if t.data != b"waits":
        raise Differs("other bytes came than were written")


@asked("3.8.6.2", "P window_shrink", "04")
def edge_stays(t: Tester) -> None:
    """The right edge of the window does not move left while nothing is read, down to a window of 0."""
    t.call()
    window, edge = 65535, 0
    for _ in range(200):
        if window == 0:
            break
        t.send(payload=bytes(min(1000, window)))
        segment = t.expect(ACK, later=True)
        window, behind = segment.window, (segment.ack + segment.window - t.seq) % NUMBERS
        if edge and (behind + 1000 - edge) % NUMBERS > NUMBERS // 2:
            raise Differs("the right edge of the window has moved left")
        edge = behind
    if window:
        raise Differs("the window does not close, though nothing is read")


# Segments outside of the window, in each state from ESTABLISHED on.


def _establish(t: Tester) -> None:
    t.call()


def _fin_wait_1(t: Tester) -> None:
    t.call()
    t.close()
    t.expect(ACK | FIN)


def _fin_wait_2(t: Tester) -> None:
    _fin_wait_1(t)
    t.send()


def _closing(t: Tester) -> None:
    _fin_wait_1(t)
    t.send(ACK | FIN, ack=t.received - 1)
    t.expect(ACK)


def _time_wait(t: Tester) -> None:
    _fin_wait_2(t)
    t.send(ACK | FIN)
    t.expect(ACK)


def _close_wait(t: Tester) -> None:
    t.call()
    t.send(ACK | FIN)
    t.expect(ACK, later=True)


def _last_ack(t: Tester) -> None:
    _close_wait(t)
    t.close()
    t.expect(ACK | FIN)


WAYS: dict[str, Callable[[Tester], None]] = {
    "ESTABLISHED": _establish,
    "FIN-WAIT-1": _fin_wait_1,
    "FIN-WAIT-2": _fin_wait_2,
    "CLOSE-WAIT": _close_wait,
    "CLOSING": _closing,
    "LAST-ACK": _last_ack,
    "TIME-WAIT": _time_wait,
}
_FAR = 1 << 20  # numbers ahead: outside of every window
_UNACKNOWLEDGED = ("FIN-WAIT-1", "CLOSING", "LAST-ACK")  # our FIN is not acknowledged in these


def _outside(state: str) -> Row:
    def ask(t: Tester) -> None:
        WAYS[state](t)
        t.is_in(state)
        known = t.received - (state in _UNACKNOWLEDGED)
        for flags, payload in ((ACK, b"x"), (SYN, b""), (ACK | FIN, b"x")):
            if SYN in flags and state == "TIME-WAIT":  # it may open the next connection (section 3.6.1)
                continue
            t.send(flags, payload, ahead=_FAR, ack=known)
            t.expect(ACK)
        t.send(RST, ahead=_FAR)
        t.is_quiet("after a reset outside of the window")
        t.is_in(state)

    ask.__doc__ = f"In {state} what is outside of the window is dropped and, but for a reset, acknowledged"
    suites = "P outside_the_window" + "_closing" * (state != "ESTABLISHED")
    return asked("3.10.7.4", suites, "04" if state == "ESTABLISHED" else "07")(ask)


ROWS = (backwards, overlapping, end_twice, rides_on_data, edge_stays, *map(_outside, WAYS))
