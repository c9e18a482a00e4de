"""The queues of a socket, as the kernel counts them."""

import socket
import sys

import pytest

from loopback import (
    TCP_INFO,
    RecordedListener,
    accept_queue_of,
    byte_queues_of,
    connected_pair,
    delivered,
    loopback_hosts,
    shows_queues,
)
from loopback.peers.settle import wait_until
from loopback.xray.queues import AcceptQueue, ByteQueues, NotShown

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows its queues")


@linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_connections_that_wait_are_counted_and_stay(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family, backlog=7) as listener:
        assert accept_queue_of(listener) == AcceptQueue(0, 7)
        with socket.create_connection(listener.getsockname()[:2]):
            assert wait_until(lambda: accept_queue_of(listener).waiting == 1, 5.0)
            assert accept_queue_of(listener) == AcceptQueue(1, 7)
            listener.accept()[0].close()
            assert accept_queue_of(listener) == AcceptQueue(0, 7)


@linux
def test_only_a_listener_has_an_accept_queue() -> None:
    left, right = connected_pair()
    with left, right, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        for sock in (left, right, datagrams):
            with pytest.raises(ValueError, match="does not listen"):
                accept_queue_of(sock)


@linux
def test_bytes_that_nobody_has_read_are_counted() -> None:
    left, right = connected_pair()
    with left, right:
        left.send(b"hello")
        assert delivered(left)
        assert byte_queues_of(left) == ByteQueues(unacknowledged=0, unread=0)
        assert byte_queues_of(right) == ByteQueues(unacknowledged=0, unread=5)


@linux
def test_bytes_for_which_there_is_no_room_are_counted_at_the_sender() -> None:
    left, right = connected_pair()
    with left, right:
        left.setblocking(False)
        sent = left.send(bytes(50_000_000))
        assert wait_until(
            lambda: byte_queues_of(left).unacknowledged + byte_queues_of(right).unread == sent, 5.0
        )
        assert byte_queues_of(left).unacknowledged > 0


@linux
def test_the_stand_in_answers_as_a_listener_does() -> None:
    recorded = RecordedListener(waiting=1, backlog=300)
    questions = [(socket.SOL_SOCKET, socket.SO_ACCEPTCONN), (socket.IPPROTO_TCP, TCP_INFO)]
    with (
        socket.create_server(("127.0.0.1", 0), backlog=300) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        assert wait_until(lambda: accept_queue_of(listener).waiting == 1, 5.0)
        for level, option in questions:
            assert recorded.getsockopt(level, option) == listener.getsockopt(level, option)
        told = listener.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 32)
        assert recorded.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 32) == told
    with pytest.raises(OSError, match="not recorded"):
        recorded.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)


def test_another_system_is_told_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not shows_queues()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        for look in (accept_queue_of, byte_queues_of):
            with pytest.raises(NotShown, match=r"^[^\n]+ not shown on this system; [^\n]+$"):
                look(listener)
