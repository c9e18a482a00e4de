"""Whether datagrams wait unread at a port is seen from outside."""

import sys

import pytest

from loopback import loopback_hosts
from loopback.kernel.observe.unread import unread_at
from loopback.pair import datagram_socket

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_datagram_is_unread_until_it_is_taken(host: str) -> None:
    with datagram_socket(host) as sock, datagram_socket(host) as sender:
        address = sock.getsockname()[:2]
        assert unread_at(address) is False
        sender.sendto(b"", address)
        assert unread_at(address)
        sender.sendto(b"two", address)
        sock.recv(100)
        assert unread_at(address)
        sock.recv(100)
        assert unread_at(address) is False


def test_of_a_port_without_a_socket_nothing_is_said() -> None:
    with datagram_socket("127.0.0.1") as sock:
        address = sock.getsockname()[:2]
    assert unread_at(address) is None
