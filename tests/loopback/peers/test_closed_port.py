"""A closed port takes nothing, and a connected socket is told so."""

import socket
import sys

import pytest

from loopback import loopback_hosts
from loopback.addresses import family_of
from loopback.log import open_logs
from loopback.peers import ClosedPort


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_connected_socket_is_told(host: str) -> None:
    with ClosedPort(host) as closed, socket.socket(family_of(host), socket.SOCK_DGRAM) as sock:
        sock.settimeout(5.0)
        sock.connect(closed.address)
        assert sock.send(b"?") == 1
        with pytest.raises(ConnectionError):
            sock.recv(1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells unconnected sockets too")
@pytest.mark.parametrize("host", loopback_hosts())
def test_an_unconnected_socket_is_not_told(host: str) -> None:
    with ClosedPort(host) as closed, socket.socket(family_of(host), socket.SOCK_DGRAM) as sock:
        sock.settimeout(0.05)
        assert sock.sendto(b"?", closed.address) == 1
        with pytest.raises(TimeoutError):
            sock.recv(1)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing holds the port there")
def test_nobody_else_gets_the_port_while_it_is_closed() -> None:
    with ClosedPort() as closed:
        assert any(log is closed.log for log in open_logs())
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock, pytest.raises(OSError):
            sock.bind(closed.address)
    assert not any(log is closed.log for log in open_logs())
