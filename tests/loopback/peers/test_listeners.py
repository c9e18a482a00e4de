"""Listeners that treat a client in one way each."""

import socket
import sys

import pytest

from loopback import kernel, loopback_hosts
from loopback.check import attempt
from loopback.peers import Behaviour, Listener

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux drops a SYN on a full queue")


def connect(listener: Listener) -> socket.socket:
    return socket.create_connection(listener.address, timeout=5)


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_listener_that_accepts_sends_nothing_and_notes_that_the_client_closes(host: str):
    with Listener(Behaviour.ACCEPTS, host) as listener:
        with connect(listener) as client:
            client.settimeout(0.05)
            with pytest.raises(TimeoutError):
                client.recv(1)
            assert not listener.wait_until_closed(0)
        assert listener.wait_until_closed()
    assert list(listener.log) == [
        "the address accepts, and sends nothing",
        "a client connected",
        "the client closed the connection",
    ]


def test_a_client_whose_call_is_given_up_has_not_closed_its_connection():
    def waits_for_ever(address: tuple[str, int]) -> None:
        with socket.create_connection(address) as client:
            client.recv(1)

    with Listener(Behaviour.ACCEPTS) as listener:
        attempt(waits_for_ever, listener.address, deadline=0.3)
        assert listener.wait_until_closed()
    assert list(listener.log)[-1] == "the client had the connection open when your call was given up"


def test_a_listener_greets_or_closes():
    with Listener(Behaviour.GREETS) as listener, connect(listener) as client:
        assert client.recv(100) == b"welcome"
    with Listener(Behaviour.CLOSES) as listener, connect(listener) as client:
        assert client.recv(100) == b""


def test_a_listener_resets():
    with Listener(Behaviour.RESETS) as listener, connect(listener) as client, pytest.raises(ConnectionResetError):
        client.recv(1)


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_listener_refuses(host: str):
    with Listener(Behaviour.REFUSES, host) as listener, pytest.raises(ConnectionRefusedError):
        connect(listener)


@needs_linux
@pytest.mark.parametrize("host", loopback_hosts())
def test_a_listener_that_drops_syn_never_answers(host: str):
    with (
        Listener(Behaviour.DROPS_SYN, host) as listener,
        socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as client,
    ):
        client.settimeout(0.1)
        with pytest.raises(TimeoutError):
            client.connect(listener.address)
        assert kernel.tcp_state(client) == "SYN-SENT"


def test_elsewhere_every_syn_is_answered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(NotImplementedError, match="not on this system"):
        Listener(Behaviour.DROPS_SYN)
