"""dnsmasq, a real name server, is started with records of ours, and ends; and what stands in for it says the same."""

import os
import socket
import subprocess
import sys
import time

import dnslib
import pytest

from loopback import loopback_hosts, wait_until
from loopback.addresses import Address
from loopback.dns import AAAA, CNAME, NS, PTR, TXT, A, query_bytes
from loopback.peers import Dnsmasq, NameServer, name_server
from loopback.peers.dnsmasq import dnsmasq_program
from loopback.values import Record
from tests.support.programs import needs

needs_dnsmasq = needs(dnsmasq_program(), reason="no dnsmasq here", in_ci=sys.platform == "linux")

KNOWN = [
    Record("www.course.example", A, 300, "192.0.2.80"),
    Record("www.course.example", AAAA, 300, "2001:db8::80"),
    Record("web.course.example", CNAME, 300, "www.course.example"),
    Record("80.2.0.192.in-addr.arpa", PTR, 300, "www.course.example"),
    *[Record("poem.course.example", TXT, 300, b"\x3c" + b"%060d" % line) for line in range(12)],
]
QUESTIONS = (
    ("www.course.example", "A"),
    ("www.course.example", "AAAA"),
    ("wWw.course.example", "A"),
    ("www.course.example", "TXT"),
    ("web.course.example", "A"),
    ("web.course.example", "CNAME"),
    ("80.2.0.192.in-addr.arpa", "PTR"),
    ("poem.course.example", "TXT"),
    ("nobody.course.example", "A"),
)


def answers(server: Dnsmasq | NameServer, tcp: bool) -> list[object]:
    """What dnslib reads in a server's responses to all questions."""
    found: list[object] = []
    host, port = server.address
    for name, qtype in QUESTIONS:
        query = dnslib.DNSRecord.question(name, qtype)
        read = dnslib.DNSRecord.parse(query.send(host, port, tcp=tcp, timeout=10, ipv6=":" in host))
        records = [(str(each.rname).lower(), each.rtype, each.ttl, str(each.rdata)) for each in read.rr]
        found.append((read.header.rcode, read.header.tc, read.header.aa, str(read.q.qname), records))
    return found


@needs_dnsmasq
@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("tcp", [False, True])
def test_the_bench_s_own_server_says_what_dnsmasq_says(host: str, tcp: bool) -> None:
    with Dnsmasq(KNOWN, host) as real, NameServer(KNOWN, host=host) as own:
        assert real.address[0] == host
        assert answers(own, tcp) == answers(real, tcp)


def is_refused(address: Address) -> bool:
    try:
        socket.create_connection(address, 10).close()
    except ConnectionRefusedError:
        return True
    return False


@needs_dnsmasq
def test_it_ends_with_its_block_and_so_do_its_children() -> None:
    with Dnsmasq(KNOWN) as server, socket.create_connection(server.address, 5) as client:
        query = query_bytes(1, ("www.course.example", A))
        client.sendall(len(query).to_bytes(2, "big") + query)
        assert client.recv(1)  # of the answer of a child of dnsmasq, which waits for the next query then
        left = client.dup()
    with left:
        assert wait_until(lambda: is_refused(server.address), 10)
    server.close()  # once more, which changes nothing


@needs_dnsmasq
def test_it_ends_when_the_process_that_started_it_is_killed() -> None:
    program = (
        "from loopback.peers import Dnsmasq; from loopback.values import Record; import time\n"
        "server = Dnsmasq([Record('a.example', 1, 60, '192.0.2.1')])\n"
        "print(server.address[1], flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        with socket.create_connection(("127.0.0.1", port), 5):
            process.kill()
    assert wait_until(lambda: is_refused(("127.0.0.1", port)), 20)


@needs_dnsmasq
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_it_ends_at_once_although_a_fork_has_the_pipe_too() -> None:
    with Dnsmasq(KNOWN) as server:
        child = os.fork()
        if child == 0:
            time.sleep(30)
            os._exit(0)
        try:
            server.close()
            ended = server._process.returncode
            assert ended != -9, "it was killed, since a fork keeps its standard input open"
            with pytest.raises(ConnectionRefusedError), socket.create_connection(server.address, 10):
                pass
        finally:
            os.kill(child, 9)
            os.waitpid(child, 0)


@needs_dnsmasq
def test_it_asks_nobody_else() -> None:
    with Dnsmasq(KNOWN) as server:
        query = dnslib.DNSRecord.question("www.elsewhere.test")
        read = dnslib.DNSRecord.parse(query.send(*server.address, timeout=10))
    assert dnslib.RCODE[read.header.rcode] == "REFUSED"


@needs_dnsmasq
def test_a_port_that_was_taken_meanwhile_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, Dnsmasq(KNOWN) as first:
        ports = [first.address[1], first.address[1]]
        real = other.getsockname()[1]
    import loopback.peers.dnsmasq as module

    monkeypatch.setattr(module, "_free_port", lambda host: ports.pop() if ports else real)
    with Dnsmasq(KNOWN) as holder:
        assert holder.address[1] == first.address[1]
        with Dnsmasq(KNOWN) as server:
            assert server.address[1] == real


def test_a_record_that_it_cannot_be_told_is_refused() -> None:
    import loopback.peers.dnsmasq as module

    with pytest.raises(ValueError, match="type 2"):
        list(module._options([Record("a.example", NS, 60, "b.example")]))


def test_where_it_is_missing_the_bench_stands_in_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopback.peers.dnsmasq.dnsmasq_program", lambda: None)
    with pytest.raises(FileNotFoundError):
        Dnsmasq(KNOWN)
    with name_server(KNOWN) as server:
        assert isinstance(server, NameServer)
        assert server.name == "a server of the lab bench, since dnsmasq is not on this machine"


@needs_dnsmasq
def test_where_it_is_there_it_is_taken() -> None:
    with name_server(KNOWN) as server:
        assert (type(server), server.name) == (Dnsmasq, "dnsmasq")
