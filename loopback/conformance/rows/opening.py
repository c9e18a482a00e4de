"""How a connection is opened: three segments, what is lost, whom to believe."""

from loopback.conformance.row import asked
from loopback.conformance.tester import Differs, Tester, mss_option
from loopback.segment import ACK, RST, SYN

_WINDOW_SCALE = 3, b"\x07"  # the option of RFC 7323: windows count 128 bytes each, but in a SYN


@asked("3.5", "C conn_init", "03")
def called(t: Tester) -> None:
    """A connection is opened with three segments, by the other side."""
    t.tcp.listen()
    t.is_in("LISTEN")
    t.send(SYN, options=mss_option(1460))
    t.expect(SYN | ACK)
    t.is_in("SYN-RECEIVED")
    t.send()
    t.is_quiet("after the third segment")
    t.is_in("ESTABLISHED")


@asked("3.5", "C conn_init", "03")
def calling(t: Tester) -> None:
    """A connection is opened with three segments, by this side."""
    t.tcp.call()
    t.expect(SYN)
    t.is_in("SYN-SENT")
    t.send(SYN | ACK, options=mss_option(1460))
    t.expect(ACK)
    t.is_in("ESTABLISHED")


@asked("3.5", "M", "03")
def both_at_once(t: Tester) -> None:
    """Both sides call at once, and have one connection."""
    t.tcp.call()
    t.expect(SYN)
    t.send(SYN, options=mss_option(1460))
    t.expect(SYN | ACK, seq=t.irs)
    t.is_in("SYN-RECEIVED")
    t.send(SYN | ACK, ahead=-1, options=mss_option(1460))
    t.is_in("ESTABLISHED")


@asked("3.8", "C unreliable_conn_init", "03")
def syn_lost(t: Tester) -> None:
    """A SYN that was lost is sent again, with the same number."""
    t.tcp.call()
    t.expect(SYN)
    t.expect(SYN, seq=t.irs, again=True)
    t.send(SYN | ACK)
    t.expect(ACK)
    t.is_in("ESTABLISHED")


@asked("3.8", "C unreliable_conn_init", "03")
def syn_ack_lost(t: Tester) -> None:
    """A SYN,ACK that was lost is sent again, with the same number."""
    t.tcp.listen()
    t.send(SYN)
    t.expect(SYN | ACK)
    t.expect(SYN | ACK, seq=t.irs, again=True)
    t.send()
    t.is_in("ESTABLISHED")


@asked("3.8", "C unreliable_conn_init", "03")
def third_lost(t: Tester) -> None:
    """If the third segment is lost, the first data completes the handshake."""
    t.tcp.listen()
    t.send(SYN)
    t.expect(SYN | ACK)
    t.send(lost=True)
    t.send(payload=b"hello")
    t.expect(ACK, later=True)
    t.is_in("ESTABLISHED")
    t.has_read(b"hello")


@asked("3.10.7.4", "P acceptable_ack_syn_rcvd", "03")
def wrong_ack_in_syn_received(t: Tester) -> None:
    """In SYN-RECEIVED an acknowledgement of what was never sent is answered with a reset."""
    t.tcp.listen()
    t.send(SYN)
    t.expect(SYN | ACK)
    for wrong in (t.received - 1, t.received + 1):
        t.send(ack=wrong)
        t.expect(RST, seq=wrong)
    t.send()
    t.is_in("ESTABLISHED")


@asked("3.10.7.3", "P synsent", "03")
def wrong_ack_in_syn_sent(t: Tester) -> None:
    """In SYN-SENT an acknowledgement of what was never sent is answered with a reset."""
    t.tcp.call()
    t.expect(SYN)
    wrong = t.received + 7
    t.send(SYN | ACK, ack=wrong, counts=False)
    t.expect(RST, seq=wrong)
    t.is_in("SYN-SENT")


@asked("3.10.7.3", "P synsent_reset", "03")
def reset_in_syn_sent(t: Tester) -> None:
    """In SYN-SENT a reset ends the attempt if it acknowledges the SYN, and is ignored otherwise."""
    t.tcp.call()
    t.expect(SYN)
    t.send(RST | ACK, ack=t.received + 7)
    t.is_quiet("after a reset that acknowledges something else")
    t.is_in("SYN-SENT")
    t.send(RST | ACK)
    t.is_quiet("after a reset")
    t.is_in("CLOSED")


@asked("3.10.7.4", "P synrcvd_reset", "03")
def reset_in_syn_received(t: Tester) -> None:
    """In SYN-RECEIVED a reset with the next number leads back to LISTEN."""
    t.tcp.listen()
    t.send(SYN)
    t.expect(SYN | ACK)
    t.send(RST)
    t.is_quiet("after a reset")
    t.is_in("LISTEN")


@asked("3.10.7.2", "P", "03")
def ack_in_listen(t: Tester) -> None:
    """In LISTEN an acknowledgement is answered with a reset, and a reset with nothing."""
    t.tcp.listen()
    t.send(RST)
    t.is_quiet("after a reset")
    t.send(ack=77)
    t.expect(RST, seq=77)
    t.is_in("LISTEN")


@asked("3.1", "P handshake_window_size", "01, 05")
def window_in_a_syn(t: Tester) -> None:
    """The window of a SYN is never scaled."""
    t.tcp.call()
    scales = (_WINDOW_SCALE,) if any(kind == 3 for kind, _ in t.expect(SYN).options) else ()
    t.send(SYN | ACK, window=1000, options=(*mss_option(1460), *scales))
    t.expect(ACK)
    t.write(bytes(5000))
    while (segment := t.next()) is not None:
        beyond = (segment.seq + len(segment.payload) - t.received - 1000) % 2**32
        if 0 < beyond < 2**31:
            raise Differs(f"the window was 1000 bytes, and {beyond} bytes beyond it came")


@asked("3.9.1", "P queue_send_in_syn_sent", "05", linux="its socket takes nothing before")
def written_early(t: Tester) -> None:
    """What the program writes before ESTABLISHED is sent then."""
    t.tcp.call()
    t.expect(SYN)
    t.write(b"early")
    t.is_quiet("before the connection is established")
    t.send(SYN | ACK)
    t.all_data(5)
    if t.data != b"early":
        raise Differs("other bytes came than were written")


ROWS = (
    called,
    calling,
    both_at_once,
    syn_lost,
    syn_ack_lost,
    third_lost,
    wrong_ack_in_syn_received,
    wrong_ack_in_syn_sent,
    reset_in_syn_sent,
    reset_in_syn_received,
    ack_in_listen,
    window_in_a_syn,
    written_early,
)
