"""What one end of a connection sees of the other: the end of the stream, a reset, a socket that is still open."""

import socket

import pytest

from loopback import connected_pair, loopback_hosts
from loopback.peers import read_to_end, reset, still_open


@pytest.mark.parametrize("host", loopback_hosts())
def test_all_up_to_the_end_is_read_and_the_socket_closed(host: str) -> None:
    left, right = connected_pair(host)
    with left:
        left.sendall(bytes(100_000))
        left.sendall(b"the last")
    assert read_to_end(right) == bytes(100_000) + b"the last"
    assert right.fileno() == -1


def test_a_stream_that_goes_on_or_is_reset_has_no_end() -> None:
    left, right = connected_pair()
    with left:
        left.sendall(b"and so on")
        assert read_to_end(right, 0.1) is None
    assert right.fileno() == -1
    left, right = connected_pair()
    reset(left)
    assert read_to_end(right) is None


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_closed_socket_is_told_from_one_that_is_open_and_one_that_is_shut_down(host: str) -> None:
    left, right = connected_pair(host)
    left.close()
    assert still_open(right) == ""
    assert right.fileno() == -1
    left, right = connected_pair(host)
    with left:
        assert still_open(right, 0.1) == "the peer sees no end of the stream"
    left, right = connected_pair(host)
    with left:
        left.shutdown(socket.SHUT_WR)
        assert still_open(right) == "the stream has ended, and the kernel still takes bytes for the socket"


def test_bytes_before_the_end_are_no_end() -> None:
    left, right = connected_pair()
    with left:
        left.sendall(b"not yet")
    assert still_open(right) == "the peer sees no end of the stream"
