"""Header boxes and nested layers as text and as SVG."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from loopback import Truncated
from loopback.draw import header_box, nested
from loopback.headers import DNS, IPV4, IPV4_PSEUDO_HEADER, IPV6_PSEUDO_HEADER, RECORD, TCP, UDP
from loopback.headers.table import Field

DATAGRAM = bytes.fromhex("30390035000e0000") + b"hello!"
SYN_ACK = bytes.fromhex("303900500000006400000007 5012ffff1a2b0000")
LAYERS = [("Ethernet", bytes(14)), ("IP", bytes(20)), ("UDP", bytes(8)), ("DATA", b"hello!")]
RULE = "+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+"


def parts(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if element.get("data-part") == name]


def test_udp_is_drawn_as_in_its_rfc() -> None:
    assert (
        header_box(UDP).text()
        == (
            f"""
 0                   1                   2                   3
 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
{RULE}
|          Source Port          |        Destination Port       |
{RULE}
|             Length            |            Checksum           |
{RULE}"""[1:]
        )
    )


def test_values_stand_under_their_names_and_the_rest_is_payload() -> None:
    assert header_box(UDP, DATAGRAM).text().splitlines()[3:] == [
        "|          Source Port          |        Destination Port       |",
        "|         0x3039 = 12345        |          0x0035 = 53          |",
        RULE,
        "|             Length            |            Checksum           |",
        "|          0x000e = 14          |           0x0000 = 0          |",
        RULE,
        "|                  payload, 6 bytes: b'hello!'                  |",
        RULE,
    ]


def test_flags_are_written_downwards_as_in_rfc_9293() -> None:
    lines = header_box(TCP, SYN_ACK).text().splitlines()
    assert lines[12:16] == [
        "|  Data |       |C|E|U|A|P|R|S|F|                               |",
        "| Offset| Rsrvd |W|C|R|C|S|S|Y|I|             Window            |",
        "|       |       |R|E|G|K|H|T|N|N|                               |",
        "|   5   |   0   |0|0|0|1|0|0|1|0|         0xffff = 65535        |",
    ]


def test_a_field_of_several_rows_has_no_rule_inside() -> None:
    lines = header_box(IPV6_PSEUDO_HEADER).text().splitlines()
    assert lines[2:10] == [
        RULE,
        "|                                                               |",
        "+                                                               +",
        "|                                                               |",
        "+                         Source Address                        +",
        "|                                                               |",
        "+                                                               +",
        "|                                                               |",
    ]


def test_a_field_that_is_split_across_rows_is_named_in_each() -> None:
    ethernet = (Field("Destination", 48, ""), Field("Source", 48, ""), Field("EtherType", 16, ""))
    lines = header_box(ethernet, bytes(range(14))).text().splitlines()
    assert [line.strip("|").split("|") for line in lines[6:7]] == [
        ["         … Destination         ", "            Source …           "]
    ]
    assert lines[-1] == "+-" * 16 + "+", "the last row is half as long"


def test_addresses_are_shown_as_addresses() -> None:
    data = bytes([192, 0, 2, 1, 192, 0, 2, 2, 0, 17, 0, 14])
    assert "0xc0000201 = 192.0.2.1" in header_box(IPV4_PSEUDO_HEADER, data).text()
    assert "= ::1" in header_box(IPV6_PSEUDO_HEADER, (bytes(15) + b"\1") * 2 + bytes(8)).text()


@pytest.mark.parametrize("fields", [DNS, UDP, TCP, IPV4, IPV4_PSEUDO_HEADER, IPV6_PSEUDO_HEADER])
@pytest.mark.parametrize("filling", [None, 0, 255])
def test_every_line_of_whole_rows_is_65_characters_long(fields: tuple[Field, ...], filling: int | None) -> None:
    data = None if filling is None else bytes([filling] * 1000)
    assert {len(line) for line in header_box(fields, data).text().splitlines()[2:]} == {65}


def test_a_short_header_is_refused_with_the_counts() -> None:
    with pytest.raises(Truncated, match="takes 8 bytes and there are 5: 3 missing"):
        header_box(UDP, bytes(5))


def test_the_svg_has_a_cell_for_each_field_and_tells_them_all() -> None:
    box = header_box(TCP, SYN_ACK + b"x" * 2000, highlight="SYN")
    root = ElementTree.fromstring(box.svg())
    assert len(parts(root, "field")) == len(TCP) - 1 and len(parts(root, "highlighted")) == 1
    assert root.get("role") == "img"
    assert (root[0].text or "").startswith("Header of 20 bytes: Source Port, Destination Port")
    assert (root[1].text or "").startswith("Source Port, 16 bits, 0x3039 = 12345: which socket sent it.")
    assert (root[1].text or "").endswith("Then 2,000 bytes of payload.")
    assert "2,000 bytes" in "".join(element.text or "" for element in parts(root, "value"))


@pytest.mark.parametrize("fields", [DNS, RECORD, UDP, TCP, IPV4, IPV4_PSEUDO_HEADER, IPV6_PSEUDO_HEADER])
def test_every_text_of_the_svg_fits_its_cell(fields: tuple[Field, ...]) -> None:
    root = ElementTree.fromstring(header_box(fields, bytes([255] * 60)).svg())
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        frame = next(element for element in group if element.get("data-part"))
        x, wide = float(frame.attrib["x"]), float(frame.attrib["width"])
        for text in group.iter("{http://www.w3.org/2000/svg}text"):
            half = 0.602 * 13 * len(text.text or "") / 2
            assert x < float(text.attrib["x"]) - half and float(text.attrib["x"]) + half < x + wide


def test_an_unknown_field_to_highlight_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no field is called 'Port'; there are Source Port"):
        header_box(UDP, highlight="Port")


def test_nested_layers_as_text() -> None:
    assert (
        nested(LAYERS).text()
        == (
            """
[Ethernet[IP[UDP[DATA]]]], 48 bytes
+-------------------------------------------------+
| Ethernet +------------------------------------+ |
| 14 bytes | IP       +-----------------------+ | |
|          | 20 bytes | UDP     +-----------+ | | |
|          |          | 8 bytes | DATA      | | | |
|          |          |         | 6 bytes   | | | |
|          |          |         | b'hello!' | | | |
|          |          |         +-----------+ | | |
|          |          +-----------------------+ | |
|          +------------------------------------+ |
+-------------------------------------------------+"""[1:]
        )
    )


def test_nested_layers_as_svg_lie_within_each_other() -> None:
    root = ElementTree.fromstring(nested(LAYERS).svg())
    boxes = [[float(b.attrib[a]) for a in ("x", "y", "width", "height")] for b in parts(root, "layer")]
    assert len(boxes) == 4
    for (x, y, w, h), (x2, y2, w2, h2) in pairwise(boxes):
        assert x < x2 and y < y2 and x2 + w2 < x + w and y2 + h2 < y + h
    assert root[1].text == (
        "Ethernet, 14 bytes, carries IP. IP, 20 bytes, carries UDP. UDP, 8 bytes, carries DATA. "
        "DATA, 6 bytes: b'hello!'."
    )


def test_no_layers_and_wrong_layers_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        nested([])
    with pytest.raises(TypeError, match="layer 'UDP' has int; give the bytes of its own header"):
        nested([("UDP", 8)])  # type: ignore[list-item]


def test_names_and_bytes_are_escaped() -> None:
    fields = (Field("<script>", 16, "<script>alert(1)</script>"),)
    for svg in (header_box(fields, b"\0\0<script>").svg(), nested([("<script>", b"<script>")]).svg()):
        assert "<script" not in svg
        ElementTree.fromstring(svg)


def test_the_same_header_gives_the_same_bytes() -> None:
    box = header_box(UDP, DATAGRAM)
    assert box.svg() == header_box(UDP, DATAGRAM)._repr_html_()
    assert str(box) == repr(box) == box.text()
    assert not re.search(r"0x[0-9a-f]{9,}", box.svg()), "no address of an object"
