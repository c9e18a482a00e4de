"""Two connected sockets: buffers of their own size, long datagrams, and a send that gives up."""

import contextlib
import os
import socket
import struct
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from loopback import connected_pair, datagram_pair, loopback_hosts
from loopback.link import LiveLink, ServerLink
from loopback.pair import ShutDown, take_datagram
from loopback.peers import TFTPServer, UDPConversation, UDPPeer, listening_socket, set_send_timeout

posix = pytest.mark.skipif(sys.platform == "win32", reason="on Windows a socket is no file descriptor")


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_pair_has_the_buffers_that_it_was_asked_for(host: str) -> None:
    left, right = connected_pair(host, send_buffer=8192, receive_buffer=8192)
    plain = connected_pair(host)
    with left, right, plain[0], plain[1]:
        small = left.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
        assert small < plain[0].getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
        small = right.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)
        assert small < plain[1].getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_listening_socket_takes_calls_on_its_host(host: str) -> None:
    with listening_socket(host) as listener, socket.create_connection(listener.getsockname()[:2]) as client:
        connection, address = listener.accept()
        with connection:
            assert (listener.getsockname()[0], address) == (host, client.getsockname())


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_pair_of_datagrams_takes_the_longest_and_nothing_from_strangers(host: str) -> None:
    longest = 65_527 if ":" in host else 65_507
    left, right = datagram_pair(host)
    stranger, _ = datagram_pair(host)
    with left, right, stranger, _:
        right.settimeout(5.0)
        stranger.connect(right.getsockname())
        stranger.send(b"believe me")
        assert left.send(bytes(longest)) == longest
        assert right.recv(70_000) == bytes(longest)
        assert right.send(b"") == 0
        left.settimeout(5.0)
        assert left.recv(100) == b""


@posix
def test_a_write_with_a_send_timeout_is_short_and_then_refused() -> None:
    left, right = connected_pair(send_buffer=4096, receive_buffer=4096)
    with left, right:
        set_send_timeout(left, 0.02)
        assert left.getblocking()
        seconds, microseconds = struct.unpack(
            "ll", left.getsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, 16)
        )
        assert seconds == 0 and 20_000 <= microseconds < 40_000, "the kernel may round up"
        assert 0 < os.write(left.fileno(), bytes(1_000_000)) < 1_000_000
        with pytest.raises(BlockingIOError):
            for _ in range(100):
                os.write(left.fileno(), bytes(1_000_000))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an unconnected socket cannot be shut down")
def test_a_datagram_socket_that_was_shut_down_says_so() -> None:
    left, right = datagram_pair()
    with left, right:
        right.shutdown(socket.SHUT_RDWR)
        with pytest.raises(ShutDown):
            take_datagram(right)


Maker = Callable[[], AbstractContextManager[object]]
LISTENERS: list[Maker] = [
    UDPPeer,
    lambda: TFTPServer({}),
    lambda: ServerLink(("127.0.0.1", 9)),
    lambda: LiveLink().join(("127.0.0.1", 9), ("127.0.0.1", 9)),
    lambda: UDPConversation("door < hello", build=str.encode, label=bytes.decode),
]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an unconnected socket cannot be shut down")
@pytest.mark.parametrize("make", LISTENERS, ids=["peer", "server", "link", "live", "conversation"])
def test_who_listens_for_datagrams_ends_quietly_when_its_sockets_are_shut_down(
    make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    died: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: died.append(repr(args.exc_value)))
    before = set(threading.enumerate())
    with make() as listener:
        (thread,) = set(threading.enumerate()) - before
        kept = list(vars(listener).values())
        for each in [*kept, *(inner for some in kept if isinstance(some, (tuple, dict)) for inner in _items(some))]:
            if isinstance(each, socket.socket) and each.type == socket.SOCK_DGRAM:
                with contextlib.suppress(OSError):  # not connected, and shut down all the same
                    each.shutdown(socket.SHUT_RDWR)
        thread.join(5.0)
        assert not thread.is_alive() and died == []


def _items(some: tuple[object, ...] | dict[object, object]) -> list[object]:
    return list(some.values()) if isinstance(some, dict) else list(some)
