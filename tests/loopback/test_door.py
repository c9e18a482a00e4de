"""Addresses that treat whoever connects in one way each."""

import socket
import sys

import pytest

from loopback import HANGS_UP, OPENS, REFUSES, RESETS, SILENT, SPEAKS, Door, loopback_hosts
from loopback.peers import door as module
from loopback.xray.state import tcp_state

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux drops a SYN on a full queue")


def connect(door: Door) -> socket.socket:
    return socket.create_connection(door.address, timeout=5)


@pytest.mark.parametrize("host", loopback_hosts())
def test_an_open_door_says_nothing_and_notes_who_leaves(host: str):
    with Door(OPENS, host) as door:
        with connect(door) as caller:
            caller.settimeout(0.05)
            with pytest.raises(TimeoutError):
                caller.recv(1)
            assert not door.left(0)
        assert door.left()
    assert list(door.log) == [
        "the address accepts, and says nothing",
        "somebody connected",
        "the caller closed the connection",
    ]


def test_a_door_speaks_or_hangs_up():
    with Door(SPEAKS) as door, connect(door) as caller:
        assert caller.recv(100) == b"welcome"
    with Door(HANGS_UP) as door, connect(door) as caller:
        assert caller.recv(100) == b""


def test_a_door_resets():
    with Door(RESETS) as door, connect(door) as caller, pytest.raises(ConnectionResetError):
        caller.recv(1)


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_door_refuses(host: str):
    with Door(REFUSES, host) as door, pytest.raises(ConnectionRefusedError):
        connect(door)


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_a_silent_door_never_answers(host: str):
    with (
        Door(SILENT, host) as door,
        socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as caller,
    ):
        caller.settimeout(0.1)
        with pytest.raises(TimeoutError):
            caller.connect(door.address)
        assert tcp_state(caller) == "SYN-SENT"


def test_elsewhere_there_is_no_silent_door(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module.sys, "platform", "darwin")
    with pytest.raises(NotImplementedError, match="not on this system"):
        Door(SILENT)
