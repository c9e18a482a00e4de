"""A port left in TIME-WAIT by a server that closed first."""

import socket
import sys
import time

import pytest

from loopback import kernel, loopback_hosts
from loopback.peers import leave_in_time_wait

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows it and minds it")


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_the_port_waits_and_a_plain_listener_is_refused(host: str):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    address = leave_in_time_wait(socket.create_server((host, 0), family=family))
    assert kernel.connection_states(address) == ["TIME-WAIT"]
    with socket.socket(family) as plain, pytest.raises(OSError, match="in use"):
        plain.bind(address)
    socket.create_server(address, family=family).close()


@needs_linux
def test_a_duplicate_of_the_listener_does_not_keep_the_port():
    listener = socket.create_server(("127.0.0.1", 0))
    with listener.dup():
        address = leave_in_time_wait(listener)
        socket.create_server(address).close()


@needs_linux
@pytest.mark.parametrize(("host", "caller"), [("0.0.0.0", "127.0.0.1"), ("::", "::1")])
def test_a_listener_at_every_address_is_waited_for_where_it_was_called(host: str, caller: str):
    if caller not in loopback_hosts():
        pytest.skip("no IPv6 here")
    listener = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    began = time.monotonic()
    address = leave_in_time_wait(listener)
    assert time.monotonic() - began < 3  # it waits 5 seconds for what does not come
    assert address[0] == host
    assert kernel.connection_states((caller, address[1])) == ["TIME-WAIT"]


def test_a_socket_that_does_not_listen_is_an_error():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        with pytest.raises(OSError):
            leave_in_time_wait(sock)
