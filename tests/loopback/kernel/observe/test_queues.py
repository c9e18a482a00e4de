"""The queues of a socket, as the kernel counts them."""

import socket
import sys

import pytest

from loopback import connected_pair, kernel, loopback_hosts, system, wait_until, wait_until_delivered
from loopback.kernel.observe.queues import AcceptQueue, ByteQueues, NotShown

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows its queues")


@linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_connections_that_wait_are_counted_and_stay(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family, backlog=7) as listener:
        assert kernel.accept_queue(listener) == AcceptQueue(0, 7)
        with socket.create_connection(listener.getsockname()[:2]):
            assert wait_until(lambda: kernel.accept_queue(listener).waiting == 1, 5.0)
            assert kernel.accept_queue(listener) == AcceptQueue(1, 7)
            listener.accept()[0].close()
            assert kernel.accept_queue(listener) == AcceptQueue(0, 7)


@linux
def test_only_a_listener_has_an_accept_queue() -> None:
    left, right = connected_pair()
    with left, right, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        for sock in (left, right, datagrams):
            with pytest.raises(ValueError, match="does not listen"):
                kernel.accept_queue(sock)


@linux
def test_bytes_that_nobody_has_read_are_counted() -> None:
    left, right = connected_pair()
    with left, right:
        left.send(b"hello")
        assert wait_until_delivered(left)
        assert kernel.byte_queues(left) == ByteQueues(unacknowledged=0, unread=0)
        assert kernel.byte_queues(right) == ByteQueues(unacknowledged=0, unread=5)


@linux
def test_bytes_for_which_there_is_no_room_are_counted_at_the_sender() -> None:
    left, right = connected_pair()
    with left, right:
        left.setblocking(False)
        sent = left.send(bytes(50_000_000))
        assert wait_until(
            lambda: kernel.byte_queues(left).unacknowledged + kernel.byte_queues(right).unread == sent, 5.0
        )
        assert kernel.byte_queues(left).unacknowledged > 0


@linux
def test_the_stand_in_answers_as_a_listener_does() -> None:
    recorded = kernel.RecordedListener(waiting=1, backlog=300)
    questions = [(socket.SOL_SOCKET, socket.SO_ACCEPTCONN), (socket.IPPROTO_TCP, system.TCP_INFO)]
    with (
        socket.create_server(("127.0.0.1", 0), backlog=300) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        assert wait_until(lambda: kernel.accept_queue(listener).waiting == 1, 5.0)
        for level, option in questions:
            assert recorded.getsockopt(level, option) == listener.getsockopt(level, option)
        told = listener.getsockopt(socket.IPPROTO_TCP, system.TCP_INFO, 32)
        assert recorded.getsockopt(socket.IPPROTO_TCP, system.TCP_INFO, 32) == told
    with pytest.raises(OSError, match="not recorded"):
        recorded.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)


def test_another_system_is_told_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not system.has_tcp_info
    with socket.create_server(("127.0.0.1", 0)) as listener:
        for look in (kernel.accept_queue, kernel.byte_queues):
            with pytest.raises(NotShown, match=r"^[^\n]+ not shown on this system; [^\n]+$"):
                look(listener)
