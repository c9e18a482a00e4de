"""A number that says that it is a descriptor: whose it is, and what closes it."""

import os
import socket

import pytest

from loopback import connected_pair, loopback_hosts, system
from loopback.check import attempt
from loopback.check.format import show
from loopback.peers import Descriptor


def test_a_descriptor_is_the_sockets_own_number() -> None:
    left, right = connected_pair()
    with left, right:
        assert Descriptor.of(left) == left.fileno()
        assert not Descriptor.of(left).owned


def test_a_copy_is_another_number_of_the_same_connection() -> None:
    left, right = connected_pair()
    with right:
        copy = Descriptor.of_copy(left)
        assert copy.owned and copy != left.fileno()
        left.close()
        os.write(copy, b"hello")
        assert right.recv(5) == b"hello"
        copy.discard()
        assert right.recv(5) == b"", "discard closed the last descriptor of the connection"


def test_discard_leaves_alone_what_has_the_number_now() -> None:
    left, right = connected_pair()
    with left, right:
        stranger = socket.socket()
        copy = Descriptor.of_copy(left)
        os.close(copy)
        os.dup2(stranger.fileno(), copy)
        copy.discard()
        os.fstat(copy)  # still open
        os.close(copy)
        copy.discard()  # closed and not in use: nothing happens
        stranger.close()


def test_discard_leaves_a_borrowed_number_open() -> None:
    left, right = connected_pair()
    with left, right:
        Descriptor.of(left).discard()
        left.send(b"still open")
        assert right.recv(100) == b"still open"


def test_a_story_calls_it_fd_since_its_number_means_nothing() -> None:
    left, right = connected_pair()
    with left, right:
        assert show(Descriptor.of(left)) == "fd"
        assert attempt(os.fstat, Descriptor.of(left)).call == "fstat(fd)"


def test_windows_has_no_hosts_for_descriptors_and_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert system.descriptor_hosts() == loopback_hosts()
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(type(system), "sockets_are_descriptors", False)
    assert system.descriptor_hosts() == ()
    assert capsys.readouterr().out.count("\n") == 1
