"""How a connection ends: who closes first, what is lost, and what comes after the end."""

from loopback.conformance.row import Row, asked
from loopback.conformance.rows.receiving import WAYS
from loopback.conformance.tester import Tester
from loopback.segment import ACK, FIN, RST, SYN

_STAYS = "its programs close one direction, and stay"


@asked("3.6", "C conn_term", "07")
def closes_first(t: Tester) -> None:
    """A side that closes first goes through FIN-WAIT-1 and FIN-WAIT-2 to TIME-WAIT."""
    t.call()
    t.close()
    t.expect(ACK | FIN)
    t.is_in("FIN-WAIT-1")
    t.send()
    t.is_in("FIN-WAIT-2")
    t.send(ACK | FIN)
    t.expect(ACK)
    t.is_in("TIME-WAIT")


@asked("3.6", "C conn_term", "07")
def closes_second(t: Tester) -> None:
    """A side that closes second goes through CLOSE-WAIT and LAST-ACK to CLOSED."""
    t.call()
    t.send(ACK | FIN)
    t.expect(ACK, later=True)
    t.is_in("CLOSE-WAIT")
    t.close()
    t.expect(ACK | FIN)
    t.is_in("LAST-ACK")
    t.send()
    t.is_in("CLOSED", "LISTEN")


@asked("3.6", "C conn_term", "07")
def both_close(t: Tester) -> None:
    """Two sides that close at once go through CLOSING to TIME-WAIT."""
    t.call()
    t.close()
    t.expect(ACK | FIN)
    t.send(ACK | FIN, ack=t.received - 1)
    t.expect(ACK)
    t.is_in("CLOSING")
    t.send()
    t.is_in("TIME-WAIT")


@asked("3.6", "C conn_term", "07")
def half_closed(t: Tester) -> None:
    """A side that has closed still takes data."""
    t.call()
    t.close()
    t.expect(ACK | FIN)
    t.send(payload=b"still there")
    t.expect(ACK, later=True)
    t.has_read(b"still there")


@asked("3.6", "C conn_term", "07")
def sends_half_closed(t: Tester) -> None:
    """A side whose peer has closed still sends."""
    t.call()
    t.send(ACK | FIN)
    t.expect(ACK, later=True)
    t.write(b"still there")
    t.expect(ACK, length=11)
    t.send()
    t.close()
    t.expect(ACK | FIN)


@asked("3.6", "C drop_fin; P fin_retransmission", "07")
def fin_lost(t: Tester) -> None:
    """A FIN that was lost is sent again, with the same number."""
    t.call()
    t.close()
    t.expect(ACK | FIN)
    t.expect(ACK | FIN, seq=t.received - 1, again=True)
    t.send()
    t.is_in("FIN-WAIT-2")


@asked("3.6", "C drop_fin; P fin_retransmission", "07")
def fin_comes_again(t: Tester) -> None:
    """A FIN that comes again in TIME-WAIT is acknowledged again."""
    WAYS["TIME-WAIT"](t)
    t.send(ACK | FIN, ahead=-1)
    t.expect(ACK)
    t.is_in("TIME-WAIT")


def _reset_in(state: str, suites: str) -> Row:
    def ask(t: Tester) -> None:
        WAYS[state](t)
        t.send(RST)
        t.is_quiet("after a reset")
        t.is_in("CLOSED", "LISTEN")

    ask.__doc__ = f"A reset in {state} ends the connection."
    return asked("3.10.7.4", suites, "07")(ask)


reset_in_time_wait = _reset_in("TIME-WAIT", "P timewait_reset")
reset_in_fin_wait_2 = _reset_in("FIN-WAIT-2", "P fin_wait2_reset")


@asked("3.10.7.4; RFC 5961, 3", "P", "03, 07")
def reset_beside_the_number(t: Tester) -> None:
    """A reset in the window, but not with the next number, has to prove itself."""
    t.call()
    t.send(RST, ahead=100)
    t.expect(ACK)
    t.is_in("ESTABLISHED")
    t.send(RST)
    t.is_in("CLOSED", "LISTEN")


@asked("3.10.7.4; RFC 5961, 4", "P", "03, 07")
def syn_in_the_window(t: Tester) -> None:
    """A SYN on an established connection is acknowledged and dropped."""
    t.call()
    t.send(SYN, ahead=100)
    t.expect(ACK)
    t.is_in("ESTABLISHED")


@asked("3.10.7.4", "P unacc_seq_ack_closing", "07")
def never_sent_after_close(t: Tester) -> None:
    """In CLOSE-WAIT an acknowledgement of what was never sent is acknowledged and dropped."""
    WAYS["CLOSE-WAIT"](t)
    t.send(ack=t.received + 77)
    t.expect(ACK)
    t.is_in("CLOSE-WAIT")


@asked("3.10.7.1", "P noaccept_close_rst", "07")
def after_the_end(t: Tester) -> None:
    """What comes when the connection is closed for good is answered with a reset."""
    WAYS["LAST-ACK"](t)
    t.send()
    number = t.received
    t.send(payload=b"late")
    t.expect(RST, seq=number)
    t.send(RST)
    t.is_quiet("after a reset")


@asked("3.6.1", "P noaccept_close_rst", "07", stack=_STAYS)
def data_for_nobody(t: Tester) -> None:
    """Data for a program that has left is answered with a reset."""
    t.call()
    t.tcp.leave()
    t.expect(ACK | FIN)
    number = t.received
    t.send(payload=b"anybody there?")
    t.expect(RST, seq=number)


@asked("3.6.1", "P noaccept_close_rst", "07", stack=_STAYS)
def left_unread(t: Tester) -> None:
    """A program that leaves without reading what has come resets the connection."""
    t.call()
    t.send(payload=b"hello")
    t.expect(ACK, later=True)
    t.tcp.leave()
    t.expect(RST | ACK)
    t.is_in("CLOSED", "LISTEN")


@asked("3.6", "P fin_wait2_timeout", "07", stack=_STAYS)
def fin_wait_2_ends(t: Tester) -> None:
    """FIN-WAIT-2 ends in time if the program has left."""
    t.call()
    t.tcp.leave()
    t.expect(ACK | FIN)
    t.send()
    t.is_in("FIN-WAIT-2")
    t.comes_to("LISTEN")
    number = t.received
    t.send(ACK | FIN)
    t.expect(RST, seq=number)


ROWS = (
    closes_first,
    closes_second,
    both_close,
    half_closed,
    sends_half_closed,
    fin_lost,
    fin_comes_again,
    reset_in_time_wait,
    reset_in_fin_wait_2,
    reset_beside_the_number,
    syn_in_the_window,
    never_sent_after_close,
    after_the_end,
    data_for_nobody,
    left_unread,
    fin_wait_2_ends,
)
