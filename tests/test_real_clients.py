"""Programs that nobody here wrote talk to the reference echo server of chapter 1: netcat and telnet."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import pytest

from loopback import loopback_hosts
from loopback.peers import ServerUnderTest
from tests.support.netcat import NETCAT, needs_netcat
from tests.support.programs import needs
from tools.answers.exercise import ROOT, Exercise

PATIENCE = 20  # seconds
TELNET = shutil.which("telnet")

needs_telnet = needs(TELNET, reason="no telnet here")


@contextmanager
def echo(host: str) -> Iterator[tuple[str, str]]:
    """The reference echo server at work: its host and its port, as a command line wants them."""
    names: dict[str, Any] = {}
    notebook = ROOT / "course" / "01_sockets" / "03_echo.ipynb"
    parts = [Exercise(notebook, name).reference for name in ("echo-one", "echo-server")]
    exec("\n".join(["import contextlib, socket, threading", *parts]), names)
    with ServerUnderTest(names["echo_server"], host=host) as server:
        yield server.address[0], str(server.address[1])
        assert server.stop(), server.got("it did not return in order")


@needs_netcat
@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("size", [0, 5, 300_000])
def test_netcat_gets_back_what_it_sent(host: str, size: int):
    """With -N it half-closes at the end of its input, and prints what still comes."""
    assert NETCAT, "the tests need netcat: `python -m tools.setup` installs it"
    data = os.urandom(size)
    with echo(host) as address:
        done = subprocess.run([NETCAT, "-N", *address], input=data, capture_output=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == data


@needs_netcat
def test_two_netcats_talk_at_the_same_time():
    assert NETCAT, "the tests need netcat: `python -m tools.setup` installs it"
    with echo("127.0.0.1") as address:
        first, second = (
            subprocess.Popen([NETCAT, "-N", *address], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in range(2)
        )
        with first, second:
            for client, line in ((second, b"second\n"), (first, b"first\n"), (second, b"again\n")):
                say(client, line)
                assert heard(client, line) == line
            for client in (first, second):
                pipe(client.stdin).close()
                assert pipe(client.stdout).read() == b""
                assert client.wait(PATIENCE) == 0


@needs_telnet
@pytest.mark.parametrize("host", loopback_hosts())
def test_telnet_shows_the_echo_of_a_line(host: str):
    assert TELNET, "the tests need telnet: `python -m tools.setup` installs it"
    with echo(host) as address:
        client = subprocess.Popen([TELNET, *address], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with client:
            heard(client, b"Escape character")
            say(client, b"hello, server\n")
            told = heard(client, b"hello, server")
            client.kill()
    assert b"hello, server" in told


def say(client: "subprocess.Popen[bytes]", line: bytes) -> None:
    pipe(client.stdin).write(line)
    pipe(client.stdin).flush()


def heard(client: "subprocess.Popen[bytes]", words: bytes) -> bytes:
    """What the client prints, up to the words; it is killed if they do not come."""
    watchdog = threading.Timer(PATIENCE, client.kill)
    watchdog.start()
    told = b""
    while words not in told and (piece := os.read(pipe(client.stdout).fileno(), 4096)):
        told += piece
    watchdog.cancel()
    return told


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None
    return end
