"""The kernel's own demultiplexing: packets are sent, and it is seen who gets them."""

import contextlib
import socket
from collections.abc import Iterator

import pytest

from loopback import SocketKey, loopback_hosts
from loopback.kernel.observe.demultiplexing import _free_ports
from loopback.kernel.observe.socket_table import LiveSocketTable

HERE = "127.0.0.1"


@pytest.fixture
def kernel() -> Iterator[LiveSocketTable]:
    with contextlib.closing(LiveSocketTable()) as table:
        yield table


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_segment_goes_to_its_connection_and_a_syn_to_the_listener(kernel: LiveSocketTable, host: str) -> None:
    web, a, b = ((host, port) for port in _free_ports(3))
    kernel.listen(web)
    kernel.establish(web, a)
    for _ in range(2):  # nothing is left over from the first time
        assert kernel.lookup("tcp", a, web) == SocketKey("tcp", web, a)
        assert kernel.lookup("tcp", b, web) == SocketKey("tcp", web)
        assert kernel.lookup("tcp", b, a) is None


@pytest.mark.parametrize("host", loopback_hosts())
def test_both_ends_of_a_connection_can_be_in_the_table(kernel: LiveSocketTable, host: str) -> None:
    a, b = ((host, port) for port in _free_ports(2))
    kernel.establish(a, b)
    kernel.establish(b, a)
    assert kernel.lookup("tcp", a, b) == SocketKey("tcp", b, a)
    assert kernel.lookup("tcp", b, a) == SocketKey("tcp", a, b)


def test_a_connection_is_made_beside_a_wildcard_listener_and_leaves_no_other_behind(
    kernel: LiveSocketTable,
) -> None:
    web, a, b = _free_ports(3)
    kernel.listen(("0.0.0.0", web))
    kernel.establish((HERE, web), (HERE, a))
    assert kernel.lookup("tcp", (HERE, b), (HERE, web)) == SocketKey("tcp", ("0.0.0.0", web))


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_datagram_goes_to_one_socket_or_is_refused(kernel: LiveSocketTable, host: str) -> None:
    mail, a, b, other = ((host, port) for port in _free_ports(4))
    kernel.bind_udp(mail)
    kernel.bind_udp(mail, a)
    for _ in range(2):
        assert kernel.lookup("udp", a, mail) == SocketKey("udp", mail, a)
        assert kernel.lookup("udp", b, mail) == SocketKey("udp", mail)
        assert kernel.lookup("udp", b, other) is None


def test_a_connected_socket_is_shut_to_strangers(kernel: LiveSocketTable) -> None:
    mail, a, b = ((HERE, port) for port in _free_ports(3))
    kernel.bind_udp(mail, a)
    assert kernel.lookup("udp", b, mail) is None


def test_a_packet_to_an_end_outside_the_table_is_an_error_of_the_plan(
    kernel: LiveSocketTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loopback.kernel.observe.socket_table.ARRIVAL_TIMEOUT", 0.05)
    web, a = ((HERE, port) for port in _free_ports(2))
    kernel.establish(web, a)
    with pytest.raises(TimeoutError, match="no socket of the table"):
        kernel.lookup("tcp", web, a)


def test_what_the_kernel_refuses_is_its_own_error_and_leaves_no_socket(kernel: LiveSocketTable) -> None:
    with pytest.raises(OSError, match=r"(?i)address"):
        kernel.listen(("192.0.2.1", _free_ports(1)[0]))
    web, a = ((HERE, port) for port in _free_ports(2))
    kernel.establish(web, a)
    with pytest.raises(OSError, match="already"):
        kernel.establish(web, a)


def test_closed_ports_are_free_at_once() -> None:
    web, a = ((HERE, port) for port in _free_ports(2))
    with contextlib.closing(LiveSocketTable()) as kernel:
        kernel.listen(web)
        kernel.establish(web, a)
        kernel.lookup("tcp", a, web)
    for address in (web, a):
        with socket.socket() as sock:
            sock.bind(address)  # without SO_REUSEADDR: a connection in TIME_WAIT would be in the way
