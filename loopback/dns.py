"""DNS messages as a server writes them: from records to bytes, with compression and with room for so many bytes."""

import ipaddress
import struct
from collections.abc import Mapping, Sequence

from loopback.check.format import show
from loopback.errors import Malformed, Truncated
from loopback.headers import DNS, pack, unpack
from loopback.values import Record

A, NS, CNAME, PTR, MX, TXT, AAAA = 1, 2, 5, 12, 15, 16, 28  # types of records
NAMES = (NS, CNAME, PTR)  # those whose data is a name
TYPE_NAMES = {A: "A", NS: "NS", CNAME: "CNAME", PTR: "PTR", MX: "MX", TXT: "TXT", AAAA: "AAAA"}
NO_SUCH_NAME = 3  # the code of a response about a name that does not exist
IN = 1  # the class of records of the internet
ROOM = 512  # bytes of a response over UDP, where the query says nothing of more
_HEADER = 12  # bytes
_LAST_PLACE = 0x3FFF  # that a pointer can name
_POINTER = 0xC000
_MOST_ALIASES = 16  # that are followed

Question = tuple[str, int]  # name and type


def response_bytes(
    id: int,
    question: Question,
    answers: Sequence[Record] = (),
    *,
    code: int = 0,
    truncated: bool = False,
    compressed: bool = True,
) -> bytes:
    """A response as bytes; `compressed` says whether a name that stands there already is written as a pointer.

    >>> response_bytes(7, ("a.example", A), [Record("a.example", A, 60, "192.0.2.1")])[-16:].hex(" ", 2)
    'c00c 0001 0001 0000 003c 0004 c000 0201'
    """
    header = {"ID": id, "QR": 1, "AA": bool(answers), "TC": truncated, "RD": 1, "RA": 1, "RCODE": code}
    writer = _Writer(header | {"ANCOUNT": len(answers)}, question, compressed)
    for record in answers:
        writer.record(record)
    return bytes(writer.data)


def query_bytes(id: int, question: Question) -> bytes:
    """A query as bytes, which asks the server to ask others if it does not know.

    >>> query_bytes(7, ("a.example", A)).hex(" ", -2)
    '0007 0100 0001 0000 0000 0000 0161 0765 7861 6d70 6c65 0000 0100 01'
    """
    return bytes(_Writer({"ID": id, "RD": 1}, question).data)


def answer_to(query: bytes, records: Sequence[Record], room: int | None = None) -> bytes:
    """A server's response to a query, from all the records that it has.

    An alias (CNAME) is answered together with what is known of the name behind it. A response that would take more
    than `room` bytes has as many records as fit, and says that it is truncated.
    """
    id, question = query_in(query)
    found = _lookup(question, records)
    code = 0 if any(_same_name(record.name, question[0]) for record in records) else NO_SUCH_NAME
    response = response_bytes(id, question, found, code=code)
    while found and room is not None and len(response) > room:
        found = found[:-1]
        response = response_bytes(id, question, found, code=code, truncated=True)
    return response


def query_in(query: bytes) -> tuple[int, Question]:
    """The number and the question of a query; Malformed if the bytes are none."""
    header = unpack(DNS, query)
    if header["QR"] or header["QDCOUNT"] != 1:
        raise Malformed("this is no query with one question")
    labels, at = [], _HEADER
    while at < len(query) and query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode("latin-1"))
        at += 1 + query[at]
    if at + 5 > len(query):
        raise Truncated(f"the question goes on to byte {at + 5}, and there are {len(query)}")
    return header["ID"], (".".join(labels), int.from_bytes(query[at + 1 : at + 3], "big"))


def question_text(question: Question) -> str:
    """A question in words, for a log: the name of its type, and its name.

    >>> question_text(("www.example", AAAA))
    'AAAA of www.example'
    """
    name, kind = question
    return f"{TYPE_NAMES.get(kind, f'type {kind}')} of {name or 'the root'}"


def message_text(message: bytes) -> str:
    """A query or a response in a few words, for a log; bytes that are neither as they are.

    >>> message_text(response_bytes(7, ("a.example", A), code=NO_SUCH_NAME))
    'response 7: A of a.example, no such name'
    """
    try:
        header = unpack(DNS, message)
        id, question = query_in(message[:2] + b"\1" + message[3:])
    except Malformed:
        return show(message)
    if not header["QR"]:
        return f"query {id}: {question_text(question)}"
    count, code = header["ANCOUNT"], header["RCODE"]
    said = (
        "no such name"
        if code == NO_SUCH_NAME
        else f"code {code}"
        if code
        else f"{count} record{'s' * (count != 1)}"
    )
    return f"response {id}: {question_text(question)}, {said}" + (", truncated" if header["TC"] else "")


class _Writer:
    """The bytes of a message with one question so far, and where in them each name stands."""

    def __init__(self, header: Mapping[str, int], question: Question, compressed: bool = True) -> None:
        nothing = dict.fromkeys((field.name for field in DNS), 0)
        self.data = bytearray(pack(DNS, {**nothing, **header, "QDCOUNT": 1}))
        self._compressed = compressed
        self._places: dict[str, int] = {}
        name, kind = question
        self._name(name)
        self.data += struct.pack("!HH", kind, IN)

    def record(self, record: Record) -> None:
        self._name(record.name)
        self.data += struct.pack("!HHIH", record.type, IN, record.ttl, 0)
        start = len(self.data)
        if isinstance(record.data, bytes):
            self.data += record.data
        elif record.type in NAMES:
            self._name(record.data)
        else:
            self.data += ipaddress.ip_address(record.data).packed
        self.data[start - 2 : start] = (len(self.data) - start).to_bytes(2, "big")

    def _name(self, name: str) -> None:
        labels = name.split(".") if name else []
        while labels:
            rest = ".".join(labels)
            if self._compressed and rest in self._places:
                self.data += (_POINTER | self._places[rest]).to_bytes(2, "big")
                return
            if len(self.data) <= _LAST_PLACE:
                self._places[rest] = len(self.data)
            label = labels.pop(0).encode("latin-1")
            self.data += bytes([len(label)]) + label
        self.data += b"\0"


def _lookup(question: Question, records: Sequence[Record]) -> list[Record]:
    name, kind = question
    found: list[Record] = []
    for _ in range(_MOST_ALIASES):
        here = [record for record in records if _same_name(record.name, name)]
        found += [record for record in here if record.type == kind]
        alias = next((record for record in here if record.type == CNAME), None)
        if alias is None or kind == CNAME or not isinstance(alias.data, str):
            break
        found.append(alias)
        name = alias.data
    return found


def _same_name(left: str, right: str) -> bool:
    return left.lower() == right.lower()
