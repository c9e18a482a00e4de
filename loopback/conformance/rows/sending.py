"""What is sent: cut at the peer's size, kept within its window, and again until it is acknowledged."""

from loopback.conformance.row import asked
from loopback.conformance.tester import Differs, Tester
from loopback.segment import ACK

STREAM = bytes(each % 249 for each in range(20_000))
_TIME = "its time cannot be made to pass"
_SOONER_THAN_ANY_TIMER = 0.19  # seconds
_NO_NAGLE = "notebook 06 measures it; the course's sender has none"


def _whole(t: Tester, data: bytes = STREAM) -> None:
    if bytes(t.data) != data:
        raise Differs("other bytes came than were written")


def _flows(t: Tester) -> None:
    """The next segment carries more than a probe does."""
    segment = t.next(later=True)
    if segment is None or len(segment.payload) < 2:
        raise Differs("the window is open, and no more than a probe came")
    t.take(segment)


@asked("3.7.1", "P splitseg_mss, cork_mss", "01, 05")
def announced_mss(t: Tester) -> None:
    """No segment is longer than the size that the peer announced."""
    t.call(mss=600)
    t.write(STREAM[:3000])
    t.all_data(3000, at_most=600)
    _whole(t, STREAM[:3000])


@asked("3.7.1", "P", "01, 05")
def default_mss(t: Tester) -> None:
    """No segment is longer than 536 bytes if the peer announced nothing."""
    t.call(mss=None)
    t.write(STREAM[:3000])
    t.all_data(3000, at_most=536)
    _whole(t, STREAM[:3000])


@asked("3.1", "P window_msb_set", "05")
def large_window(t: Tester) -> None:
    """A window with its highest bit set is a number like any other."""
    t.window = 0x8001
    t.call()
    t.write(STREAM)
    _flows(t)
    t.all_data(len(STREAM), window=lambda: 0x8001)
    _whole(t)


@asked("3.8.4", "M", "05")
def window_kept(t: Tester) -> None:
    """Nothing is sent beyond the peer's window, and all of it once the window opens."""
    t.window = 2500
    t.call()
    t.write(STREAM[:6000])
    t.take_what_comes()
    if len(t.data) > 2500:
        raise Differs(f"the window was 2,500 bytes, and {len(t.data):,} came")
    t.send(window=65535)
    t.all_data(6000)
    _whole(t, STREAM[:6000])


@asked("3.8.6.2", "P window_shrink", "05")
def window_taken_back(t: Tester) -> None:
    """A peer that takes its window back is survived: all arrives in the end."""
    t.window = 4000
    t.call()
    t.write(STREAM[:8000])
    t.take_what_comes()
    t.window = 0
    t.send(ack=t.received - 1000)
    t.window = 65535
    t.send()
    _flows(t)
    t.all_data(8000)
    _whole(t, STREAM[:8000])


@asked("3.8.6.1", "P zero_receive_window, zero_window_probe; C persist", "05")
def closed_window(t: Tester) -> None:
    """A closed window stops the sender, which probes, waits longer each time, and goes on when it opens."""
    t.call()
    t.send(window=0)
    t.write(STREAM[:3000])
    t.is_quiet("while the window is closed")
    waits = []
    for _ in range(3):  # the first wait also has the time until the window was closed
        probe = t.next(later=True, again=True)
        if probe is None or len(probe.payload) > 1:
            raise Differs("a probe of one byte at most was due")
        waits.append(t.waited)
        t.send(window=0)
    if waits[2] < 1.2 * waits[1]:
        raise Differs(f"each wait is longer than the one before, and they were {_seconds(waits)}")
    t.send(window=65535)
    _flows(t)
    t.all_data(3000)
    _whole(t, STREAM[:3000])


@asked("3.8.1; RFC 6298, 5", "P retransmits; C drop_single, drop_multiple", "05")
def again(t: Tester) -> None:
    """What is not acknowledged is sent again, after a wait that doubles each time."""
    t.call()
    t.write(b"hello")
    t.expect(ACK, length=5)
    waits = []
    for _ in range(3):
        t.expect(ACK, seq=t.received - 5, length=5, again=True)
        waits.append(t.waited)
    if not (_about(waits[1], 2 * waits[0]) and _about(waits[2], 2 * waits[1])):
        raise Differs(f"each wait is twice the one before, and they were {_seconds(waits)}")
    t.send()
    t.is_quiet("once it is acknowledged")


@asked("3.8.3", "P user_timeout", "05", linux="it goes on for a quarter of an hour")
def given_up(t: Tester) -> None:
    """A sender that is never answered gives up."""
    t.call()
    t.write(b"hello")
    for _ in range(40):
        if t.next(later=True, again=True) is None:
            t.is_in("CLOSED")
            return
    raise Differs("it went on after forty repetitions")


@asked("RFC 6298, 2", "C rtt_estimation", "05", linux=_TIME)
def measured(t: Tester) -> None:
    """The wait follows round trips of 0.75, 1.5 and 2.5 s by the RFC's two averages."""
    t.call()
    for round_trip, wait in ((0.75, 2.25), (1.5, 2.719), (2.5, 4.113)):
        t.write(b"there and back")
        t.expect(ACK, length=14)
        t.tcp.pass_time(round_trip)
        t.is_quiet(f"within {round_trip} s")
        t.send()
        t.write(b"waits")
        t.expect(ACK, length=5)
        t.tcp.pass_time(0.99 * wait)
        t.is_quiet(f"within {wait} s, after a round trip of {round_trip} s")
        t.expect(ACK, seq=t.received - 5, length=5, again=True)
        if t.waited > 1.01 * wait:
            raise Differs(
                f"after a round trip of {round_trip} s the wait is {wait} s, and it was {t.waited:.2f} s"
            )
        t.send()


@asked("RFC 6298, 3", "C rtt_estimation", "05", linux=_TIME)
def not_measured(t: Tester) -> None:
    """What was sent twice is not measured."""
    t.call()
    t.write(b"first")
    t.expect(ACK, length=5)
    t.expect(ACK, seq=t.received - 5, length=5, again=True)
    t.tcp.pass_time(0.1)
    t.send()
    t.write(b"second")
    t.expect(ACK, length=6)
    t.expect(ACK, seq=t.received - 6, length=6, again=True)
    if t.waited < 1.5:
        raise Differs(
            "the answer may have been to the first or the second: the longer wait stays, and it did not"
        )


def _underway(t: Tester) -> int:
    """A transfer whose next segments are sent and not acknowledged; the number of the first of them."""
    t.call()
    t.write(STREAM)
    t.all_data(8000)
    first = t.received
    while t.next() is not None:
        pass
    return first


@asked("RFC 5681, 3.2", "P retransmission", "05, 06")
def three_duplicates(t: Tester) -> None:
    """After three duplicate acknowledgements the lost segment is sent again at once."""
    first = _underway(t)
    for _ in range(3):
        t.send()
    segment = t.next(again=True)
    if segment is None or segment.seq != first:
        raise Differs("the segment that the three acknowledgements ask for was due at once")


@asked("RFC 5681, 2", "P", "05")
def data_is_no_duplicate(t: Tester) -> None:
    """Data that acknowledges nothing new is no duplicate acknowledgement."""
    first = _underway(t)
    for _ in range(4):
        t.send(payload=b"x")
    while (segment := t.next(again=True)) is not None:
        if segment.seq == first and segment.payload and t.waited < _SOONER_THAN_ANY_TIMER:
            raise Differs("what was not lost was sent again")


@asked("3.10.7.4", "P unacc_seq_ack", "05")
def never_sent(t: Tester) -> None:
    """An acknowledgement of what was never sent is acknowledged and dropped."""
    t.call()
    t.send(ack=t.received + 77)
    t.expect(ACK)
    t.is_in("ESTABLISHED")
    t.write(b"hello")
    t.expect(ACK, length=5)


@asked("3.10.7.4", "P unacc_seq_ack", "05")
def old_acknowledgement(t: Tester) -> None:
    """An acknowledgement of what was acknowledged long ago is ignored."""
    t.call()
    t.write(STREAM[:3000])
    t.all_data(3000)
    t.send(ack=t.received - 1000)
    t.is_quiet("after an old acknowledgement")
    t.write(b"hello")
    t.expect(ACK, length=5)


@asked("3.7.4", "P nagle", "06", stack=_NO_NAGLE)
def nagle(t: Tester) -> None:
    """A small piece waits as long as another is not acknowledged (Nagle)."""
    t.call()
    t.write(b"first")
    t.expect(ACK, length=5)
    t.write(b"second")
    t.is_quiet("while a small piece is on its way")
    t.send()
    t.expect(ACK, length=6)


def _about(value: float, wanted: float) -> bool:
    return 0.7 * wanted <= value <= 1.4 * wanted


def _seconds(values: list[float]) -> str:
    return ", ".join(f"{value:.1f}" for value in values) + " s"


ROWS = (
    announced_mss,
    default_mss,
    large_window,
    window_kept,
    window_taken_back,
    closed_window,
    again,
    given_up,
    measured,
    not_measured,
    three_duplicates,
    data_is_no_duplicate,
    never_sent,
    old_acknowledgement,
    nagle,
)
