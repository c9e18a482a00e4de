"""A connection seen from outside while it is being closed, and the means to make that last."""

import os
import socket
import sys
import threading

import pytest

from loopback import connected_pair, kernel, loopback_hosts, system, wait_until
from loopback.peers import linger_option

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows its table of connections")


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("first", [True, False])
def test_a_close_that_has_to_wait_is_seen_and_its_number_is_free(host: str, first: bool) -> None:
    assert system.has_connection_table
    left, right = connected_pair(host, receive_buffer=4096)
    ends = left.getsockname()[:2], right.getsockname()[:2]
    left.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_option(20))
    left.sendall(bytes(40_000))
    if not first:
        right.shutdown(socket.SHUT_WR)
    assert not kernel.is_closing(*ends)
    number = left.fileno()
    closer = threading.Thread(target=left.close)
    closer.start()
    assert wait_until(lambda: kernel.is_closing(*ends), 5.0)
    assert kernel.is_closing(ends[1], ends[0]) is not first, "the other end counts only if it has closed its side"
    with pytest.raises(OSError):
        os.fstat(number)  # the number is free while close still waits
    assert closer.is_alive()
    with right:
        while right.recv(65536):
            pass
    closer.join(5.0)
    assert not closer.is_alive()


@needs_linux
def test_a_connection_that_nobody_knows_is_not_closing() -> None:
    assert not kernel.is_closing(("127.0.0.1", 1), ("127.0.0.1", 2))


def test_elsewhere_it_cannot_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not system.has_connection_table
