"""The resolver of chapter 2 and dig, which everybody has, ask the same dnsmasq; and dnslib reads what it reads."""

import re
import shutil
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Any

import dnslib
import pytest

from loopback import loopback_hosts
from loopback.dns import AAAA, CNAME, PTR, TXT, TYPE_NAMES, A, query_bytes
from loopback.peers import Dnsmasq, dig
from loopback.peers.dnsmasq import dnsmasq_program
from loopback.values import Record, Response
from tests.support.programs import needs
from tests.support.reference import reference_of

PATIENCE = 20.0  # seconds
DIG = shutil.which("dig")
pytestmark = needs(DIG, dnsmasq_program(), reason="no dig or no dnsmasq here")

WWW, WEB, POEM = "www.course.example", "web.course.example", "poem.course.example"
KNOWN = [
    Record(WWW, A, 300, "192.0.2.80"),
    Record(WWW, A, 300, "192.0.2.81"),
    Record(WWW, AAAA, 300, "2001:db8::80"),
    Record(WEB, CNAME, 300, WWW),
    Record("80.2.0.192.in-addr.arpa", PTR, 300, WWW),
    Record("short.course.example", TXT, 300, b"\x05hello\x06, you!"),
    *[Record(POEM, TXT, 300, bytes([line + 1]) + b"%060d"[: line + 1]) for line in range(4)],
    *[Record(POEM, TXT, 300, b"\xc8" + bytes([97 + line]) * 200) for line in range(120)],
]
QUESTIONS = [
    (WWW, A),
    (WWW, AAAA),
    (WWW.upper(), A),
    (WWW + ".", A),
    (WWW, TXT),
    (WEB, A),
    (WEB, CNAME),
    ("80.2.0.192.in-addr.arpa", PTR),
    ("short.course.example", TXT),
    (POEM, TXT),
]


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    """What the notebook's setup cells and reference answers define."""
    return reference_of("02_udp/05_dns", "resolve")


@pytest.fixture(scope="module", params=loopback_hosts())
def server(request: pytest.FixtureRequest) -> Iterator[Dnsmasq]:
    with Dnsmasq(KNOWN, request.param) as running:
        yield running


def told_by_dig(server: Dnsmasq, name: str, qtype: int) -> str:
    """All that dig prints about a name."""
    assert DIG, "the tests need dig: `python -m tools.setup` installs it"
    host, port = server.address
    command = [DIG, "-r", f"@{host}", "-p", str(port), "+noedns", "+nocookie", name, TYPE_NAMES[qtype]]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout


def answers_of_dig(server: Dnsmasq, name: str, qtype: int) -> list[Record]:
    """The records that dig prints."""
    found = dig(name, qtype, server.address)
    assert found is not None, "the tests need dig: `python -m tools.setup` installs it"
    return found


def counted(records: list[Record]) -> Counter[tuple[str, int, int, str | bytes]]:
    """Records without their order, which dnsmasq changes from answer to answer, and without the case of their names."""
    return Counter((each.name.lower(), each.type, each.ttl, each.data) for each in records)


@pytest.mark.parametrize(("name", "qtype"), QUESTIONS)
def test_the_resolver_and_dig_agree_record_by_record(
    reference: dict[str, Any], server: Dnsmasq, name: str, qtype: int
) -> None:
    found = reference["resolve"](name, qtype, server.address, PATIENCE)
    assert counted(found) == counted(answers_of_dig(server, name, qtype))
    wanted = [each for each in KNOWN if each.name == name.lower().removesuffix(".") and each.type == qtype]
    assert not counted(wanted) - counted(found)


def test_an_alias_stands_in_front_of_what_is_behind_it(reference: dict[str, Any], server: Dnsmasq) -> None:
    found = reference["resolve"](WEB, A, server.address, PATIENCE)
    assert [each.type for each in found] == [CNAME, A, A]
    assert [each.type for each in answers_of_dig(server, WEB, A)] == [CNAME, A, A]


def test_both_turn_to_tcp_for_what_is_truncated(reference: dict[str, Any], server: Dnsmasq) -> None:
    first: Response = reference["ask_udp"](POEM, TXT, server.address, PATIENCE, 0)
    assert first.truncated
    assert len(first.answers) < 124
    assert len(reference["resolve"](POEM, TXT, server.address, PATIENCE)) == 124
    told = told_by_dig(server, POEM, TXT)
    assert "Truncated, retrying in TCP mode" in told
    assert re.search(r";; SERVER: .*\(TCP\)", told)
    assert "ANSWER: 124," in told


@pytest.mark.parametrize(("name", "code"), [("nobody.course.example", 3), ("www.elsewhere.test", 5)])
def test_both_are_told_that_there_is_nothing(
    reference: dict[str, Any], server: Dnsmasq, name: str, code: int
) -> None:
    with pytest.raises(LookupError, match=str(code)):
        reference["resolve"](name, A, server.address, PATIENCE)
    status = dnslib.RCODE[code]
    assert f"status: {status}," in told_by_dig(server, name, A)


@pytest.mark.parametrize(("name", "qtype"), QUESTIONS)
def test_dnslib_reads_in_a_message_what_the_reference_reads(
    reference: dict[str, Any], server: Dnsmasq, name: str, qtype: int
) -> None:
    query = reference["build_query"](name, qtype, 4711)
    assert dnslib.DNSRecord.parse(query).pack() == query
    with socket.socket(
        socket.AF_INET6 if ":" in server.address[0] else socket.AF_INET, socket.SOCK_DGRAM
    ) as sock:
        sock.settimeout(PATIENCE)
        sock.connect(server.address)
        sock.send(query)
        message = sock.recv(65535)
    read, parsed = dnslib.DNSRecord.parse(message), reference["parse_response"](message)
    assert (parsed.id, parsed.code, parsed.truncated) == (
        read.header.id,
        read.header.rcode,
        bool(read.header.tc),
    )
    assert parsed.question == (str(read.q.qname).removesuffix("."), read.q.qtype)
    assert [(each.name, each.type, each.ttl) for each in parsed.answers] == [
        (str(each.rname).removesuffix("."), each.rtype, each.ttl) for each in read.rr
    ]
    for mine, other in zip(parsed.answers, read.rr, strict=True):
        if qtype == TXT:
            assert mine.data == b"".join(bytes([len(part)]) + part for part in other.rdata.data)
        else:
            assert mine.data == str(other.rdata).removesuffix(".")


@pytest.mark.parametrize(("name", "qtype"), QUESTIONS)
def test_the_reference_writes_the_query_that_dnslib_writes(
    reference: dict[str, Any], name: str, qtype: int
) -> None:
    wanted = dnslib.DNSRecord(dnslib.DNSHeader(id=7, rd=1), q=dnslib.DNSQuestion(name, qtype)).pack()
    assert (
        reference["build_query"](name, qtype, 7) == wanted == query_bytes(7, (name.removesuffix("."), qtype))
    )
