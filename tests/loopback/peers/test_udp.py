"""A UDP peer answers, drops, delays and lets a stranger speak, by its script, and tells what happened."""

import socket

import pytest

from loopback import loopback_hosts
from loopback.log import open_logs
from loopback.peers import Drop, FromStranger, Pause, UDPPeer, udp
from loopback.values import Datagram


@pytest.mark.parametrize("host", loopback_hosts())
def test_each_datagram_is_answered_by_its_entry_and_a_later_one_not_at_all(host: str) -> None:
    with UDPPeer([b"one", (b"two", b"and a half")], host=host) as peer, peer.connect() as sock:
        assert peer.address[0] == host
        sock.settimeout(5.0)
        for question in (b"first", b"", b"third"):
            sock.send(question)
        assert [sock.recv(100) for _ in range(3)] == [b"one", b"two", b"and a half"]
        assert peer.wait_for(3)
        sock.settimeout(0.05)
        with pytest.raises(TimeoutError):
            sock.recv(100)
        source = sock.getsockname()[:2]
    assert peer.received == [Datagram(source, peer.address, data) for data in (b"first", b"", b"third")]
    assert [sentence for sentence in peer.log if sentence.startswith("the peer")] == [
        "the peer sent b'one'",
        "the peer sent b'two'",
        "the peer sent b'and a half'",
    ]


def test_a_function_answers_every_datagram() -> None:
    with UDPPeer(lambda payload: payload[::-1]) as peer, peer.connect() as sock:
        sock.settimeout(5.0)
        for word in (b"abc", b"de"):
            sock.send(word)
            assert sock.recv(100) == word[::-1]


def test_a_dropped_datagram_is_received_and_drawn_as_lost() -> None:
    with UDPPeer([Drop(), b"here"]) as peer, peer.connect() as sock:
        sock.settimeout(5.0)
        sock.send(b"hello")
        assert peer.wait_for(1)
        sock.send(b"hello again")
        assert sock.recv(100) == b"here"
    assert len(peer.received) == 2
    assert next(iter(peer.log)) == "you sent b'hello', which was lost"
    assert [sentence.split(". It ")[1] for sentence in peer.ladder.sentences()] == [
        "is lost.",
        "arrives.",
        "arrives.",
    ]


def test_a_delayed_answer_is_overtaken_by_the_answer_to_a_later_datagram() -> None:
    with UDPPeer([(Pause(0.2), b"late"), b"soon"]) as peer, peer.connect() as sock:
        sock.settimeout(5.0)
        sock.send(b"first")
        assert peer.wait_for(1)
        sock.send(b"second")
        assert [sock.recv(100), sock.recv(100)] == [b"soon", b"late"]


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_stranger_speaks_from_another_port_and_a_connected_socket_does_not_hear_it(host: str) -> None:
    script = [(FromStranger(b"believe me"), b"no, me")]
    with UDPPeer(script, host=host) as peer, peer.new_socket() as sock:
        sock.settimeout(5.0)
        sock.sendto(b"who is there?", peer.address)
        heard = [sock.recvfrom(100) for _ in range(2)]
    assert [(data, source[:2]) for data, source in heard] == [
        (b"believe me", peer.strangers_address),
        (b"no, me", peer.address),
    ]
    assert "a stranger sent b'believe me'" in list(peer.log)
    assert "b'believe me' from a stranger's port" in peer.ladder.text()
    with UDPPeer(script, host=host) as peer, peer.connect() as sock:
        sock.settimeout(5.0)
        sock.send(b"who is there?")
        assert sock.recv(100) == b"no, me"


def test_a_datagram_can_be_sent_without_a_question() -> None:
    with UDPPeer() as peer, peer.new_socket() as sock:
        sock.settimeout(5.0)
        peer.send(b"news", sock.getsockname())
        assert sock.recvfrom(100) == (b"news", peer.address)


def test_an_answer_to_a_closed_port_does_not_end_the_peer() -> None:
    with UDPPeer([(Pause(0.05), b"nobody is there any more"), b"still here"]) as peer:
        with peer.connect() as gone:
            gone.send(b"hello")
            assert peer.wait_for(1)
        with peer.connect() as sock:
            sock.settimeout(5.0)
            sock.send(b"are you there?")
            assert sock.recv(100) == b"still here"


def test_its_log_is_open_while_its_block_runs() -> None:
    with UDPPeer() as peer:
        assert any(log is peer.log for log in open_logs())
    assert not any(log is peer.log for log in open_logs())
    assert not peer._thread.is_alive()
    with pytest.raises(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(peer.address)
        sock.send(b"?")
        sock.settimeout(5.0)
        sock.recv(1)


@pytest.mark.parametrize("host", loopback_hosts())
def test_it_sees_whether_the_socket_that_asked_is_closed(host: str) -> None:
    with UDPPeer([b"yes"], host=host) as peer:
        with peer.connect() as sock:
            sock.settimeout(5.0)
            sock.send(b"are you there?")
            assert sock.recv(100) == b"yes"
            assert not peer.wait_until_closed(0.1)
        assert peer.wait_until_closed(5.0)


@pytest.mark.parametrize("host", loopback_hosts())
def test_it_sends_the_longest_datagram(host: str) -> None:
    longest = 65_527 if ":" in host else 65_507
    with UDPPeer(host=host) as peer, peer.new_socket() as sock:
        sock.settimeout(5.0)
        peer.send(bytes(longest), sock.getsockname()[:2])
        assert sock.recv(70_000) == bytes(longest)


def test_a_stranger_may_answer_what_was_asked() -> None:
    with UDPPeer([FromStranger(bytes.upper)]) as peer, peer.new_socket() as sock:
        sock.settimeout(5.0)
        sock.sendto(b"hello", peer.address)
        assert sock.recvfrom(100) == (b"HELLO", peer.strangers_address)


def test_datagrams_are_told_of_as_the_test_wants() -> None:
    with UDPPeer([b"12"], written=lambda datagram: f"{len(datagram)} bytes") as peer, peer.connect() as sock:
        sock.settimeout(5.0)
        sock.send(b"hello")
        sock.recv(100)
    assert list(peer.log) == ["you sent 5 bytes", "the peer sent 2 bytes"]
    assert "2 bytes" in peer.ladder.text()


def test_what_was_sent_before_the_question_counts_however_late_the_peer_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(udp, "_DELIVERY_TIMEOUT", 0.0)
    with UDPPeer() as peer, peer.connect() as sock:
        assert not peer.has_received(1)
        with peer._changed:  # the peer's thread cannot take anything meanwhile
            for data in (b"one", b"two"):
                sock.send(data)
            assert not peer.received
        assert peer.has_received(2)
        assert not peer.has_received(3)
