"""A name server of the bench answers dnslib over UDP and TCP, truncates, and lets a test answer in its place."""

import socket
from collections.abc import Iterator

import dnslib
import pytest

from loopback import loopback_hosts
from loopback.dns import TXT, A, response_bytes
from loopback.peers import Action, NameServer, Pause, with_length
from loopback.values import Record

KNOWN = [Record("www.example", A, 60, "192.0.2.1")]
POEM = [Record("poem.example", TXT, 60, b"\x64" + bytes([97 + line]) * 100) for line in range(9)]


def ask(server: NameServer, name: str, qtype: str = "A", tcp: bool = False) -> dnslib.DNSRecord:
    query = dnslib.DNSRecord.question(name, qtype)
    host, port = server.address
    return dnslib.DNSRecord.parse(query.send(host, port, tcp=tcp, timeout=10, ipv6=":" in host))


@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("tcp", [False, True])
def test_it_answers_over_udp_and_over_tcp(host: str, tcp: bool) -> None:
    with NameServer(KNOWN, host=host) as server:
        read = ask(server, "www.example", tcp=tcp)
        assert [str(each.rdata) for each in read.rr] == ["192.0.2.1"]
        assert ask(server, "none.example", tcp=tcp).header.rcode == 3
        assert len(server.received_over_tcp) == 2 * tcp
        assert len(server.received) == 2 * (not tcp)


def test_it_truncates_over_udp_and_not_over_tcp() -> None:
    with NameServer(POEM) as server:
        cut, whole = ask(server, "poem.example", "TXT"), ask(server, "poem.example", "TXT", tcp=True)
    assert (cut.header.tc, len(cut.rr)) == (1, 4)
    assert (whole.header.tc, len(whole.rr)) == (0, 9)
    told = list(server.log)
    assert [each.split(" ", 2)[1:] for each in told if "TXT" in each][1][1].endswith("4 records, truncated")
    assert told[2] == "you connected over TCP"
    assert [each.split(" ")[0] for each in told] == ["you", "the", "you", "you", "the"]


def test_pieces_come_one_by_one() -> None:
    def pieces(query: bytes) -> Iterator[bytes | Pause]:
        data = with_length(response_bytes(7, ("a", A)))
        yield from (data[:1], data[1:5], Pause(0.01), data[5:])

    with NameServer(over_tcp=pieces) as server, socket.create_connection(server.address, 5) as sock:
        sock.sendall(with_length(dnslib.DNSRecord.question("a").pack()))
        assert [len(sock.recv(100)) for _ in range(3)] == [1, 4, 2 + 12 + 7 - 5]


def test_a_stream_can_end_too_soon() -> None:
    with NameServer(over_tcp=lambda query: [b"\x00", Action.HALF_CLOSE]) as server:
        with socket.create_connection(server.address, 5) as sock:
            sock.sendall(with_length(dnslib.DNSRecord.question("a").pack()))
            assert (sock.recv(9), sock.recv(9)) == (b"\x00", b"")
        assert server.wait_until_closed_over_tcp(5)


def test_an_open_connection_is_not_called_closed() -> None:
    with NameServer() as server, socket.create_connection(server.address, 5) as sock:
        sock.sendall(with_length(dnslib.DNSRecord.question("a").pack()))
        assert sock.recv(100)
        assert not server.wait_until_closed_over_tcp(0.1)
        sock.close()
        assert server.wait_until_closed_over_tcp(5)


def test_a_query_without_its_length_is_told_of() -> None:
    with NameServer(KNOWN) as server:
        with socket.create_connection(server.address, 5) as sock:
            sock.sendall(b"\x12\x34hello")
            sock.settimeout(0.6)
            with pytest.raises(TimeoutError):
                sock.recv(1)
        with socket.create_connection(server.address, 5) as sock:
            sock.sendall(b"\x12")
        assert server.wait_until_closed_over_tcp(5)
        with socket.create_connection(server.address, 5) as sock:
            sock.sendall(b"\x00\x05junk!")  # no query, and so no answer
            sock.shutdown(socket.SHUT_WR)
            assert sock.recv(1) == b""
    assert "you sent over TCP a length of 4,660, and 5 bytes" in list(server.log)
    assert "you sent over TCP 1 byte, and no more, and then you closed the connection" in list(server.log)


def test_junk_over_udp_is_answered_with_an_error() -> None:
    with NameServer(KNOWN) as server, server.connect() as sock:
        sock.settimeout(5)
        sock.send(b"junk")
        assert sock.recv(100) == b"ju\x80\x01" + bytes(8)


def test_a_test_answers_in_its_place() -> None:
    with NameServer(over_udp=lambda query: query[::-1]) as server, server.connect() as sock:
        sock.settimeout(5)
        sock.send(b"abc")
        assert sock.recv(100) == b"cba"


def test_a_port_that_another_has_for_tcp_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    real, taken = socket.create_server, []

    def once_refused(*given: object, **more: object) -> socket.socket:
        if not taken:
            taken.append(given)
            raise OSError("in use")
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_server", once_refused)
    with NameServer(KNOWN) as server:
        assert taken[0][0] != server.address
        assert ask(server, "www.example", tcp=True).rr


def test_nobody_listens_once_it_is_closed() -> None:
    server = NameServer(KNOWN)
    server.close()
    server.close()
    with pytest.raises(ConnectionRefusedError), socket.create_connection(server.address, 10):
        pass
