"""dig's answers, as records."""

import shutil
import sys

import pytest

from loopback.dns import AAAA, CNAME, MX, PTR, TXT, A
from loopback.peers import NameServer, dig
from loopback.peers.dig_program import _record
from loopback.values import Record
from tests.support.programs import needs

needs_dig = needs(shutil.which("dig"), reason="no dig here", in_ci=sys.platform == "linux")

KNOWN = [
    Record("www.course.example", A, 300, "192.0.2.80"),
    Record("www.course.example", AAAA, 0, "2001:db8::80"),
    Record("web.course.example", CNAME, 2**31 - 1, "www.course.example"),
    Record("80.2.0.192.in-addr.arpa", PTR, 300, "www.course.example"),
    Record("text.course.example", TXT, 300, b'\x07"; \\\xff\n '),
    Record("", MX, 300, b"\x00\x0a\x00"),
    *[Record("poem.course.example", TXT, 300, b"\xc8" + bytes([line]) * 200) for line in range(9)],
]


@needs_dig
@pytest.mark.parametrize(
    ("name", "qtype", "first", "last"),
    [
        ("www.course.example", A, 0, 1),
        ("www.course.example", AAAA, 1, 2),
        ("web.course.example", CNAME, 2, 3),
        ("80.2.0.192.in-addr.arpa", PTR, 3, 4),
        ("text.course.example", TXT, 4, 5),
        ("", MX, 5, 6),
        ("poem.course.example", TXT, 6, 15),
        ("www.course.example", TXT, 0, 0),
        ("nobody.course.example", A, 0, 0),
    ],
)
def test_dig_prints_the_records_of_a_server(name: str, qtype: int, first: int, last: int) -> None:
    with NameServer(KNOWN) as server:
        assert dig(name, qtype, server.address) == KNOWN[first:last]


@needs_dig
def test_an_alias_is_told_of_too() -> None:
    with NameServer(KNOWN) as server:
        assert dig("web.course.example", A, server.address) == [KNOWN[2], KNOWN[0]]


def test_a_line_of_dig_is_read() -> None:
    line = "a.example.\t60\tCLASS1\tTYPE16\t\\# 6 056865 6C6C6F"
    assert _record(line.split()) == Record("a.example", 16, 60, b"\x05hello")
    assert _record(["a.example.", "60", "IN", "CNAME", "b.example."]) == Record("a.example", 5, 60, "b.example")


def test_where_it_is_missing_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with NameServer(KNOWN) as server:
        assert dig("www.course.example", A, server.address) is None
        assert not server.received
