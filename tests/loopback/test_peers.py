"""Live peers do what their script says, when it says so, and keep a log."""

import socket
import threading
import time

import pytest

from loopback import (
    ACK,
    SYN,
    Segment,
    TCPPeer,
    connected_pair,
    is_readable,
    loopback_hosts,
    wait_until,
    wait_until_delivered,
)
from loopback.check import attempt
from loopback.headers.segments import bytes_of, segment_in
from loopback.kernel.observe.waiting import is_writable, unacknowledged
from loopback.peers import Action, Pause, Pieces, Read, SegmentPeer, Send


@pytest.mark.parametrize("host", loopback_hosts())
def test_each_piece_arrives_alone(host: str):
    pieces = [bytes([number]) * (number + 1) for number in range(50)]
    with TCPPeer(pieces, host=host) as peer, peer.connect() as sock:
        assert [sock.recv(1000) for _ in pieces] == pieces
        assert sock.recv(1000) == b""


def test_a_pause_ends_when_nobody_waits_for_the_peer_any_more():
    began = time.monotonic()
    with TCPPeer([b"a", Pause(60.0), b"b"]) as peer, peer.connect() as sock:
        assert sock.recv(1) == b"a"
    assert time.monotonic() - began < 30


def test_many_pieces_arrive_one_by_one_and_take_one_line_of_the_log():
    with TCPPeer([Pieces(b"ab", 300)]) as peer, peer.connect() as sock:
        assert [sock.recv(1000) for _ in range(300)] == [b"ab"] * 300
        assert sock.recv(1000) == b""
    assert "the peer sent b'ab' 300 times, one by one" in peer.log.text()


def test_a_function_in_a_script_is_called_once_what_is_before_it_has_been_read():
    read: list[bytes] = []
    with TCPPeer([b"before", lambda: read.append(b"call"), b"after"]) as peer, peer.connect() as sock:
        for _ in range(2):
            read.append(sock.recv(1000))
    assert sorted(read) == [b"after", b"before", b"call"]
    assert read[-1] == b"after"


def test_a_wait_for_all_gathers_the_pieces():
    with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock:
        assert sock.recv(5, socket.MSG_WAITALL) == b"hello"


def test_the_log_tells_the_run_in_order():
    with TCPPeer([b"hi", Read(3)]) as peer:
        with peer.connect() as sock:
            sock.recv(2)
            sock.sendall(b"abc")
        peer.finished()
    assert list(peer.log) == [
        "you connected to the peer, from 127.0.0.1",
        "the peer sent b'hi' (2 bytes)",
        "the peer read b'abc' (3 bytes)",
        "the peer closed its side: there is no more to come",
    ]


def test_a_client_that_hangs_up_early_is_noted_and_stops_nothing(capfd: pytest.CaptureFixture[str]):
    with TCPPeer([b"x" * 10_000_000, Read(5)]) as peer:
        peer.connect().close()
        assert peer.finished()
    assert capfd.readouterr().err == ""


def test_a_reset_reaches_the_client_as_a_reset():
    with TCPPeer([Action.RESET]) as peer, peer.connect() as sock:
        assert peer.finished()
        with pytest.raises(ConnectionResetError):
            sock.recv(1)


def test_until_full_waits_for_the_senders_buffer():
    with TCPPeer([Action.WAIT_UNTIL_FULL, Action.READ_TO_END], receive_buffer=4096) as peer:
        with peer.connect(send_buffer=4096) as sock:
            sock.setblocking(False)
            sent, short = 0, False
            while True:
                try:
                    taken = sock.send(bytes(100_000))
                except BlockingIOError:
                    break
                short = short or taken < 100_000
                sent += taken
        assert peer.finished()
    assert short and len(peer.received) == sent


@pytest.mark.skipif(not hasattr(socket, "TCP_NOTSENT_LOWAT"), reason="not on this system")
@pytest.mark.parametrize("host", loopback_hosts())
def test_a_send_of_a_kilobyte_is_short_where_little_may_be_unsent(host: str):
    script = [Pause(0.1), Action.READ_TO_END]
    with TCPPeer(script, host=host, receive_buffer=1024) as peer:
        with peer.connect(4096, most_unsent=1) as sock:
            sock.settimeout(5)
            taken = [sock.send(bytes(1024)) for _ in range(60)]
        peer.finished()
    assert any(count < 1024 for count in taken)
    assert len(peer.received) == sum(taken)


def test_a_peer_serves_one_connection():
    with TCPPeer([]) as peer, peer.connect(), pytest.raises(RuntimeError, match="make another TCPPeer"):
        peer.connect()


def test_the_log_tells_what_a_peer_waited_for_in_vain():
    with TCPPeer([Read(3)]) as peer:
        with peer.connect() as sock:
            sock.sendall(b"ab")
        peer.finished()
    assert "the peer waited for 3 bytes in vain: it read b'ab' (2 bytes), and the end" in list(peer.log)


def test_the_end_that_a_peer_reads_when_a_call_is_given_up_is_not_told_as_the_students():
    def waits_for_more(sock: socket.socket) -> None:
        while sock.recv(100):
            pass

    with TCPPeer([b"hello", Read(5), b"more"]) as peer, peer.connect() as sock:
        attempt(waits_for_more, sock, deadline=0.3)
        assert peer.finished(2)
        steps = list(peer.log)
    assert steps[1:] == [
        "the peer sent b'hello' (5 bytes)",
        "the peer waited for 5 bytes: none had come when your call was given up",
    ]


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_peer_that_is_called_sends_each_piece_alone(host: str):
    pieces = [bytes([number]) * (number + 1) for number in range(20)]
    with TCPPeer([Read(1), *pieces], host=host) as peer, socket.create_connection(peer.serve()) as sock:
        sock.sendall(b"?")
        for piece in pieces:
            time.sleep(0.005)  # a peer that did not wait would have sent the next by now
            assert sock.recv(1000) == piece
        assert sock.recv(1000) == b""
    assert list(peer.log)[:3] == [
        "you connected to the peer",
        "the peer read b'?' (1 byte)",
        "the peer sent b'\\x00' (1 byte)",
    ]


def test_a_peer_that_is_called_ends_with_its_client_and_not_before():
    with TCPPeer([b"hi"]) as peer, socket.create_connection(peer.serve()) as sock:
        assert sock.recv(1000) == b"hi"
        assert not peer.finished(0.05)
        sock.close()
        assert peer.finished()


def test_a_client_that_closes_too_early_is_told_of():
    with TCPPeer([b"one", b"two", b"three", b"four"]) as peer:
        with socket.create_connection(peer.serve()) as sock:
            assert sock.recv(3) == b"one"
        assert peer.finished()
    assert list(peer.log)[-1] == "you closed the connection before the peer had finished"


def test_a_peer_that_nobody_calls_leaves_no_thread_behind():
    before = threading.active_count()
    with TCPPeer([b"never sent"]) as peer:
        host, port = peer.serve()
        assert not peer.finished(0.05)
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, port), timeout=5.0)


def test_a_peer_that_is_called_cannot_look_at_the_clients_buffer():
    with (
        TCPPeer([Action.WAIT_UNTIL_FULL]) as peer,
        pytest.raises(ValueError, match="sees when its buffer is full"),
    ):
        peer.serve()


def test_a_peer_gives_up_at_its_deadline():
    with TCPPeer([Read(1)], deadline=0.1) as peer, peer.connect():
        assert peer.finished()
        assert list(peer.log)[-1] == "the peer waited 0.1 seconds and gave up"


def test_a_peer_leaves_no_thread_behind():
    before = threading.active_count()
    with TCPPeer([b"never read", b"never sent"]) as peer, peer.connect():
        pass
    assert threading.active_count() == before


def test_a_pause_is_kept():
    with TCPPeer([b"a", Pause(0.05), b"b"]) as peer, peer.connect() as sock:
        assert sock.recv(2) == b"a"
        assert not is_readable(sock)
        assert sock.recv(2) == b"b"


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_connected_pair_is_connected(host: str):
    left, right = connected_pair(host)
    with left, right:
        left.sendall(b"ping")
        assert wait_until_delivered(left)
        assert unacknowledged(left) == 0
        assert right.recv(10) == b"ping"
        assert left.getpeername() == right.getsockname()


def test_a_closed_socket_is_not_readable_and_holds_nothing_up():
    left, right = connected_pair()
    left.close()
    assert not is_readable(left) and not is_writable(left)
    assert wait_until(lambda: is_readable(right), 5)
    right.close()
    assert not wait_until(lambda: False, 0.01)


def test_a_segment_peer_answers_by_its_script_then_is_silent():
    syn = Segment(source_port=1, destination_port=2, seq=7, flags=SYN)
    reply = Segment(source_port=2, destination_port=1, seq=9, ack=8, flags=SYN | ACK)
    with SegmentPeer([lambda arrived: [reply]]) as peer, socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.settimeout(10)
        sock.sendto(bytes_of(syn), peer.address)
        assert segment_in(sock.recv(100)) == reply
        sock.sendto(bytes_of(syn), peer.address)
        assert peer.wait_for(2)
    assert peer.received == [syn, syn]
    assert "SYN,ACK seq=9 ack=8" in peer.ladder.text()


def test_a_segment_peer_survives_a_call_that_was_let_go():
    def wait_for_ever(peer: SegmentPeer) -> None:
        while True:
            peer.wait_for(1, 0.05)

    with SegmentPeer([]) as peer:
        assert attempt(wait_for_ever, peer, deadline=0.2).timed_out


def test_a_flood_does_not_wait_to_be_read_and_an_end_is_told_once():
    script = [Send(b"one", wait=False), Send(b"two", wait=False), Action.HALF_CLOSE]
    with TCPPeer(script) as peer, peer.connect() as sock:
        assert wait_until(lambda: len(peer.log) == 4, 5), "connected, sent twice, closed its side"
        assert sock.recv(100) + sock.recv(100) == b"onetwo"
        sock.close()
        assert peer.finished()
    assert peer.log.text().count("closed its side") == 1


def test_a_peer_sends_a_stranger_away_who_called_before_the_one_it_waits_for() -> None:
    with TCPPeer([b"hello"]) as peer:
        stranger = socket.create_connection(peer._listener.getsockname()[:2])
        with stranger, peer.connect() as sock:
            assert (sock.recv(5), stranger.recv(5)) == (b"hello", b"")
