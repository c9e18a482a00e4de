"""The state of a connection, beside what the calls that lead to it must give."""

import socket
import sys

import pytest

from loopback import connected_pair, kernel, loopback_hosts, wait_until
from loopback.kernel.observe import state
from loopback.peers import reset

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has TCP_INFO")


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_a_connection_goes_through_its_states(host: str):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        assert kernel.tcp_state(listener) == "CLOSED"
        listener.bind((host, 0))
        assert kernel.tcp_state(listener) == "CLOSED"
        listener.listen()
        assert kernel.tcp_state(listener) == "LISTEN"
    left, right = connected_pair(host)
    with left, right:
        assert (kernel.tcp_state(left), kernel.tcp_state(right)) == ("ESTABLISHED", "ESTABLISHED")
        left.shutdown(socket.SHUT_WR)
        assert wait_until(
            lambda: (kernel.tcp_state(left), kernel.tcp_state(right)) == ("FIN-WAIT-2", "CLOSE-WAIT"), 5
        )
        right.close()
        assert wait_until(lambda: kernel.tcp_state(left) == "TIME-WAIT", 5), "which TCP_INFO calls closed"


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_a_connection_that_nobody_has_accepted_is_seen(host: str):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener, socket.socket(family) as client:
        client.connect(listener.getsockname())
        here, there = listener.getsockname(), client.getsockname()
        assert kernel.connection_states(here, there) == ["ESTABLISHED"]
        assert kernel.connection_states(there, here) == ["ESTABLISHED"]
        assert sorted(kernel.connection_states(here)) == ["ESTABLISHED", "LISTEN"]
        assert kernel.connection_states(here, (host, 1)) == []


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_bytes_that_the_other_end_has_not_read_are_counted(host: str):
    left, right = connected_pair(host)
    with left, right:
        here, there = left.getsockname()[:2], right.getsockname()[:2]
        assert state.unread(there, here) == 0
        left.send(b"hello")
        assert wait_until(lambda: state.unread(there, here) == 5, 5)
        right.recv(3)
        assert (state.unread(there, here), state.unread(here, there)) == (2, 0)
    assert state.unread(there, here) == 0, "of a connection that is over there is nothing to read"


@needs_linux
def test_a_reset_connection_is_closed_and_not_in_time_wait():
    left, right = connected_pair()
    with left:
        assert kernel.tcp_state(left) == "ESTABLISHED"
        left.send(b"never read")
        assert wait_until(lambda: right.recv(1, socket.MSG_PEEK) == b"n", 5)
        right.close()  # with a byte unread
        assert wait_until(lambda: kernel.tcp_state(left) == "CLOSED", 5)


@needs_linux
def test_another_connection_of_the_same_port_is_not_mistaken_for_it():
    """One local port, two remote ones: the first connection is in TIME-WAIT, the second is reset."""
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        with bound(("127.0.0.1", 0)) as client:
            client.connect(first.getsockname())
            local = client.getsockname()
            served, _ = first.accept()
            client.shutdown(socket.SHUT_WR)
            served.close()
            assert client.recv(1) == b""
        assert wait_until(lambda: kernel.connection_states(local) == ["TIME-WAIT"], 5)
        with bound(local) as client:
            client.connect(second.getsockname())
            assert kernel.tcp_state(client) == "ESTABLISHED"
            reset(second.accept()[0])
            assert wait_until(lambda: kernel.tcp_state(client) == "CLOSED", 5)


def bound(address: tuple[str, int]) -> socket.socket:
    """A socket with an address of its own, TIME-WAIT or not."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(address)
    return sock


def test_elsewhere_it_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(state.sys, "platform", "darwin")
    with socket.socket() as sock:
        assert kernel.tcp_state(sock) == kernel.NOT_SHOWN == "not on this system"


def test_a_closed_socket_is_an_error():
    sock = socket.socket()
    sock.close()
    if sys.platform == "linux":
        with pytest.raises(OSError, match="Bad file descriptor"):
            kernel.tcp_state(sock)
