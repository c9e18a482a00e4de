"""Messages that the bench's name servers send, read by dnslib; and dnslib's queries, read by the bench."""

import ipaddress

import dnslib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback.dns import (
    AAAA,
    CNAME,
    MX,
    NO_SUCH_NAME,
    PTR,
    TXT,
    A,
    answer_to,
    message_text,
    query_bytes,
    query_in,
    response_bytes,
)
from loopback.errors import Malformed, Truncated
from loopback.values import Record

LABELS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=1, max_size=20)
HOST_NAMES = st.lists(LABELS, min_size=1, max_size=5).map(".".join)
ADDRESSES = st.one_of(
    st.tuples(st.just(A), st.ip_addresses(v=4).map(str)),
    st.tuples(st.just(AAAA), st.ip_addresses(v=6).map(str)),
)
ALIASES = st.tuples(st.sampled_from([CNAME, PTR]), HOST_NAMES)
TEXTS = st.tuples(st.just(TXT), st.binary(max_size=60).map(lambda text: bytes([len(text)]) + text))
RECORDS = st.builds(
    lambda name, ttl, data: Record(name, data[0], ttl, data[1]),
    HOST_NAMES,
    st.integers(0, 2**31 - 1),
    st.one_of(ADDRESSES, ALIASES, TEXTS),
)


def as_record(found: dnslib.RR) -> Record:
    """A record as dnslib read it."""
    data = found.rdata
    match found.rtype:
        case 1 | 28:
            read: str | bytes = str(ipaddress.ip_address(str(data)))
        case 2 | 5 | 12:
            read = str(data).removesuffix(".")
        case _:
            read = b"".join(bytes([len(part)]) + part for part in data.data)
    return Record(str(found.rname).removesuffix("."), found.rtype, found.ttl, read)


@given(st.integers(0, 65535), HOST_NAMES, st.lists(RECORDS, max_size=6), st.booleans(), st.booleans())
def test_dnslib_reads_what_was_written(
    id: int, name: str, records: list[Record], compressed: bool, truncated: bool
) -> None:
    message = response_bytes(id, (name, A), records, code=3, truncated=truncated, compressed=compressed)
    read = dnslib.DNSRecord.parse(message)
    assert (read.header.id, read.header.qr, read.header.rcode, read.header.tc) == (id, 1, 3, truncated)
    assert [(str(each.qname).removesuffix("."), each.qtype) for each in read.questions] == [(name, A)]
    assert [as_record(each) for each in read.rr] == records


@given(HOST_NAMES, st.sampled_from(["A", "AAAA", "TXT", "CNAME"]))
def test_a_query_of_dnslib_is_understood(name: str, qtype: str) -> None:
    query = dnslib.DNSRecord.question(name, qtype)
    assert query_in(query.pack()) == (query.header.id, (name, query.q.qtype))


@given(st.integers(0, 65535), HOST_NAMES)
def test_dnslib_reads_a_query(id: int, name: str) -> None:
    read = dnslib.DNSRecord.parse(query_bytes(id, (name, TXT)))
    assert (read.header.id, read.header.qr, read.header.rd) == (id, 0, 1)
    assert (str(read.q.qname), read.q.qtype, read.q.qclass) == (f"{name}.", TXT, 1)


def test_names_that_stand_there_are_pointed_to() -> None:
    records = [Record("www.a.example", CNAME, 1, "b.a.example"), Record("b.a.example", A, 1, "192.0.2.1")]
    short, long = (
        response_bytes(1, ("www.a.example", A), records, compressed=each) for each in (True, False)
    )
    assert short.count(b"example") == 1
    assert long.count(b"example") == 4


def test_a_place_that_no_pointer_can_name_is_not_pointed_to() -> None:
    records = [Record("far.example", TXT, 1, b"\xff" + bytes(255))] * 64 + [
        Record("late.test", TXT, 1, b"\x01!")
    ] * 2
    message = response_bytes(1, ("far.example", TXT), records)
    assert message.count(b"late") == 2
    assert [str(each.rname) for each in dnslib.DNSRecord.parse(message).rr][64:] == ["late.test."] * 2


KNOWN = [
    Record("web.example", CNAME, 60, "www.example"),
    Record("www.example", A, 60, "192.0.2.1"),
    Record("www.example", A, 60, "192.0.2.2"),
    Record("www.example", MX, 60, b"\x00\x0a\x00"),
    Record("round.example", CNAME, 60, "round.example"),
]


@pytest.mark.parametrize(
    ("name", "qtype", "code", "count"),
    [
        ("www.example", "A", 0, 2),
        ("WWW.Example", "A", 0, 2),
        ("web.example", "A", 0, 3),
        ("web.example", "CNAME", 0, 1),
        ("www.example", "MX", 0, 1),
        ("www.example", "TXT", 0, 0),
        ("none.example", "A", NO_SUCH_NAME, 0),
    ],
)
def test_a_query_is_answered_from_the_records(name: str, qtype: str, code: int, count: int) -> None:
    query = dnslib.DNSRecord.question(name, qtype)
    read = dnslib.DNSRecord.parse(answer_to(query.pack(), KNOWN))
    assert (read.header.id, read.header.rcode, len(read.rr)) == (query.header.id, code, count)
    assert read.q == query.q


def test_an_alias_of_itself_comes_to_an_end() -> None:
    query = dnslib.DNSRecord.question("round.example", "A").pack()
    assert len(dnslib.DNSRecord.parse(answer_to(query, KNOWN)).rr) == 16


def test_a_response_that_does_not_fit_is_truncated() -> None:
    records = [Record("poem.example", TXT, 60, b"\x64" + bytes(100)) for _ in range(9)]
    query = dnslib.DNSRecord.question("poem.example", "TXT").pack()
    whole, cut, nothing = (
        dnslib.DNSRecord.parse(answer_to(query, records, room)) for room in (None, 512, 20)
    )
    assert (whole.header.tc, len(whole.rr)) == (0, 9)
    assert (cut.header.tc, len(cut.rr)) == (1, 4)
    assert len(cut.pack()) <= 512
    assert (nothing.header.tc, len(nothing.rr)) == (1, 0)


def test_what_is_no_query_is_refused() -> None:
    query = dnslib.DNSRecord.question("a.example", "A").pack()
    for end in range(len(query) - 3):
        with pytest.raises(Truncated):
            query_in(query[:end])
    for other in (response_bytes(1, ("a.example", A)), query[:5] + b"\x02" + query[6:]):
        with pytest.raises(Malformed):
            query_in(other)


def test_messages_are_told_in_a_few_words() -> None:
    question = ("a.example", A)
    assert message_text(response_bytes(7, question)) == "response 7: A of a.example, 0 records"
    assert message_text(response_bytes(7, question, KNOWN[:1])) == "response 7: A of a.example, 1 record"
    assert message_text(response_bytes(7, question, code=2, truncated=True)) == (
        "response 7: A of a.example, code 2, truncated"
    )
    query = dnslib.DNSRecord.question("a.example", "SRV")
    assert message_text(query.pack()) == f"query {query.header.id}: type 33 of a.example"
    assert message_text(b"junk") == "b'junk'"
    assert (
        message_text(b"\x00\x01\x01\x00\x00\x01" + bytes(6) + b"\x00\x00\x02\x00\x01")
        == "query 1: NS of the root"
    )
