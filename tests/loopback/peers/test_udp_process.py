"""A program of its own on this host, which answers with its name."""

import os

import pytest

from loopback.peers import UDPProcess


def test_two_programs_on_one_host_are_told_apart_by_their_ports() -> None:
    with UDPProcess("alice") as alice, UDPProcess("bob") as bob:
        assert alice.address[0] == bob.address[0] and alice.address != bob.address
        assert len({os.getpid(), alice.pid, bob.pid}) == 3
        assert bob.ask(b"1") == b"bob got 1"
        assert alice.ask(b"2") == b"alice got 2"


@pytest.mark.skipif(os.name != "posix", reason="asks for a process by its id")
def test_a_program_ends_with_its_block() -> None:
    with UDPProcess("alice") as alice:
        os.kill(alice.pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(alice.pid, 0)


def test_a_program_that_does_not_start_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopback.peers.udp_process._PROGRAM", "raise SystemExit(1)")
    with pytest.raises(RuntimeError, match="alice did not start"):
        UDPProcess("alice")
