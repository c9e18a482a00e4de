"""The stand-in for a TFTP server serves as RFC 1350 asks: new ports, blocks of 512 bytes, repetitions, errors."""

import socket
import struct

import pytest

from loopback import loopback_hosts
from loopback.pair import datagram_socket
from loopback.peers import TFTPServer

RRQ = b"\0\1%s\0octet\0"


def ack(number: int) -> bytes:
    return struct.pack("!HH", 4, number)


def take(sock: socket.socket) -> tuple[int, bytes, tuple[str, int]]:
    """The number and the data of the DATA that comes next, and where it comes from."""
    packet, source = sock.recvfrom(600)
    opcode, number = struct.unpack_from("!HH", packet)
    assert opcode == 3
    return number, packet[4:], source


@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("size", [0, 5, 512, 1025])
def test_a_file_comes_in_blocks_from_a_new_port(host: str, size: int) -> None:
    content = bytes(range(250)) * 5
    with (
        TFTPServer({"file": content[:size]}, host=host, timeout=30.0) as server,
        datagram_socket(host) as sock,
    ):
        sock.settimeout(3.0)
        sock.sendto(RRQ % b"file", server.address)
        whole, sources = b"", set()
        for expected in range(1, size // 512 + 2):
            number, data, source = take(sock)
            assert number == expected
            whole += data
            sources.add(source[:2])
            sock.sendto(ack(number), source)
        assert whole == content[:size]
        assert len(sources) == 1 and server.address not in sources
        sock.settimeout(0.2)
        with pytest.raises(TimeoutError):
            sock.recv(600)


def test_an_old_acknowledgement_brings_nothing_and_silence_brings_the_block_again() -> None:
    with TFTPServer({"file": bytes(600)}, timeout=2.0) as server, datagram_socket() as sock:
        sock.settimeout(3.0)
        sock.sendto(RRQ % b"file", server.address)
        _, _, source = take(sock)
        sock.sendto(ack(1), source)
        assert take(sock)[0] == 2
        sock.sendto(ack(1), source)
        sock.settimeout(0.2)
        with pytest.raises(TimeoutError):
            sock.recv(600)
        sock.settimeout(10.0)
        assert take(sock)[0] == 2


def test_a_client_that_has_gone_ends_its_transfer_and_another_is_served() -> None:
    with TFTPServer({"file": b"hello"}, timeout=0.05) as server:
        with datagram_socket() as sock:
            sock.settimeout(3.0)
            sock.sendto(RRQ % b"file", server.address)
            take(sock)
        with datagram_socket() as sock:
            sock.settimeout(3.0)
            sock.sendto(RRQ % b"file", server.address)
            assert take(sock)[1] == b"hello"


@pytest.mark.parametrize(
    ("request_", "code"),
    [(RRQ % b"nowhere", 1), (b"\0\2file\0octet\0", 4), (b"\0\1file\0mail\0", 4), (b"?", 4), (b"\0\4\0\1", 4)],
)
def test_what_it_does_not_serve_is_an_error(request_: bytes, code: int) -> None:
    with TFTPServer({"file": b"hello"}) as server, datagram_socket() as sock:
        sock.settimeout(3.0)
        sock.sendto(request_, server.address)
        answer = sock.recv(600)
        assert answer[:4] == struct.pack("!HH", 5, code)
        assert (b"an ACK goes to" in answer) == (request_[:2] == b"\0\4")


def test_a_block_that_nobody_acknowledges_is_given_up() -> None:
    with TFTPServer({"file": b"hello"}, timeout=0.02) as server, datagram_socket() as sock:
        sock.settimeout(1.0)
        sock.sendto(RRQ % b"file", server.address)
        came = 0
        with pytest.raises(TimeoutError):
            while True:
                take(sock)
                came += 1
        assert came == 8
