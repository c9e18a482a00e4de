"""Headers as tables, against `struct` and scapy."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback import Truncated
from loopback.headers import DNS, IPV4, IPV4_PSEUDO_HEADER, IPV6_PSEUDO_HEADER, RECORD, TCP, UDP
from loopback.headers.table import Field, header_bytes, pack, struct_format, unpack

TABLES = {"UDP": UDP, "TCP": TCP, "IPv4": IPV4, "4": IPV4_PSEUDO_HEADER, "6": IPV6_PSEUDO_HEADER}
TABLES |= {"DNS": DNS, "record": RECORD}


@pytest.mark.parametrize(
    ("name", "size"),
    [("UDP", 8), ("TCP", 20), ("IPv4", 20), ("4", 12), ("6", 40), ("DNS", 12), ("record", 10)],
)
def test_headers_have_the_length_that_their_rfc_gives(name: str, size: int) -> None:
    assert header_bytes(TABLES[name]) == size


@given(st.sampled_from(list(TABLES.values())), st.data())
def test_unpack_undoes_pack(fields: tuple[Field, ...], data: st.DataObject) -> None:
    values = {field.name: data.draw(st.integers(0, 2**field.bits - 1)) for field in fields}
    assert unpack(fields, pack(fields, values)) == values


@given(st.binary(min_size=40, max_size=40))
def test_pack_undoes_unpack(data: bytes) -> None:
    for fields in TABLES.values():
        assert pack(fields, unpack(fields, data)) == data[: header_bytes(fields)]


@given(st.lists(st.integers(1, 130), min_size=1, max_size=9), st.data())
def test_any_widths_will_do(widths: list[int], data: st.DataObject) -> None:
    rest = -sum(widths) % 8
    fields = tuple(Field(f"f{n}", bits, "") for n, bits in enumerate([*widths, *([rest] if rest else [])]))
    values = {field.name: data.draw(st.integers(0, 2**field.bits - 1)) for field in fields}
    packed = pack(fields, values)
    assert "".join(f"{byte:08b}" for byte in packed) == "".join(
        f"{values[field.name]:0{field.bits}b}" for field in fields
    )
    assert unpack(fields, packed + b"tail") == values


@given(st.binary(min_size=8, max_size=8))
def test_struct_reads_a_udp_header_alike(data: bytes) -> None:
    assert struct_format(UDP) == "!HHHH"
    assert list(unpack(UDP, data).values()) == list(struct.unpack(struct_format(UDP), data))


def test_scapy_builds_the_same_tcp_and_ip_headers() -> None:
    scapy = pytest.importorskip("scapy.layers.inet")
    packet = scapy.IP(src="192.0.2.1", dst="192.0.2.2", id=7, flags="DF", ttl=64, tos=0xB8) / scapy.TCP(
        sport=4000, dport=80, seq=2**32 - 1, ack=5, flags="SAEC", window=1000, urgptr=9
    )
    data = bytes(packet)
    tcp, ip = unpack(TCP, data[20:]), unpack(IPV4, data)
    assert {name for name in ("CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN") if tcp[name]} == {
        "CWR",
        "ECE",
        "ACK",
        "SYN",
    }
    assert [tcp[name] for name in ("Source Port", "Destination Port", "Sequence Number")] == [
        4000,
        80,
        2**32 - 1,
    ]
    assert [tcp[name] for name in ("Acknowledgment Number", "Data Offset", "Window")] == [5, 5, 1000]
    assert tcp["Urgent Pointer"] == 9 and tcp["Checksum"] == scapy.TCP(data[20:]).chksum
    assert [ip[name] for name in ("Version", "IHL", "DSCP", "ECN", "Total Length")] == [4, 5, 0x2E, 0, 40]
    assert [ip[name] for name in ("Zero", "DF", "MF", "Fragment Offset", "Time to Live")] == [0, 1, 0, 0, 64]
    assert [ip["Protocol"], ip["Source Address"], ip["Identification"]] == [6, 0xC0000201, 7]


@pytest.mark.parametrize("size", range(8))
def test_a_short_header_is_refused_with_the_counts(size: int) -> None:
    with pytest.raises(Truncated, match=f"takes 8 bytes and there are {size}: {8 - size} missing"):
        unpack(UDP, bytes(size))
    assert issubclass(Truncated, ValueError)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"Source Port": 65536}, "Source Port is 16 bits wide and takes 0 to 65,535, not 65,536"),
        ({"Length": -1}, "Length is 16 bits wide and takes 0 to 65,535, not -1"),
        ({"Length": 1.5}, "Length takes a whole number, not 1.5"),
        (
            {"Lenght": 8},
            "no field is called 'Lenght'; there are Source Port, Destination Port, Length, Checksum",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(values: dict[str, int], said: str) -> None:
    full = dict.fromkeys((field.name for field in UDP), 0)
    with pytest.raises(ValueError, match=said):
        pack(UDP, full | values)


def test_a_missing_value_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no value for Length, Checksum; give every field one"):
        pack(UDP, {"Source Port": 1, "Destination Port": 2})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((), "no fields"),
        ((Field("a", 4, ""),), "add up to 4 bits"),
        ((Field("a", 8, ""), Field("a", 8, "")), "two fields are called 'a'"),
        ((Field("a", 0, ""),), "a is 0 bits wide"),
    ],
)
def test_a_faulty_table_is_refused(fields: tuple[Field, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        header_bytes(fields)


def test_struct_format_names_the_field_that_struct_cannot_read() -> None:
    with pytest.raises(ValueError, match="no code for Data Offset, 4 bits wide; use pack and unpack"):
        struct_format(TCP)
