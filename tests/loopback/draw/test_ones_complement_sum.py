"""OnesComplementSum: words, carries and the complement as text, as SVG, and step by step."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback.draw import OnesComplementSum
from loopback.headers.checksum import checksum

TWICE = bytes.fromhex("ffff 0001 ffff ffff")  # adding the carry makes a new one
ODD = bytes.fromhex("8001 8002 03")


def parts(svg: str, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg).iter() if each.get("data-part") == name]


def test_the_text_has_a_line_for_each_word_each_carry_and_the_complement() -> None:
    assert OnesComplementSum(TWICE).text().splitlines() == [
        "bytes     added  carry  16 bits",
        "ff ff    0xffff   0000     ffff",
        "00 01    0x0001   0001     0000",
        "ff ff    0xffff   0001     ffff",
        "ff ff    0xffff   0002     fffe",
        "carry    0x0002   0001     0000  the carry comes round",
        "carry    0x0001   0000     0001  the carry comes round",
        "flipped                    fffe  the checksum",
    ]


@given(st.binary(max_size=32))
def test_the_last_line_is_the_checksum(data: bytes) -> None:
    last = OnesComplementSum(data).text().splitlines()[-1]
    assert last.split() == ["flipped", f"{checksum(data):04x}", "the", "checksum"]


def test_an_odd_byte_is_padded_behind_it_and_the_padding_is_named() -> None:
    drawn = OnesComplementSum(ODD)
    assert "03 (00)  0x0300   0001     0303  padded with a zero byte" in drawn.text()
    assert drawn.sentences()[2] == (
        "03 is alone, and is padded with a zero byte: the word is 0x0300. "
        "The sum is 0x00010303, of which 0x0001 is the carry."
    )
    assert [each.text for each in parts(drawn.svg(), "name")][2] == "03 (00)"
    assert "padded" not in str(OnesComplementSum(TWICE)) + OnesComplementSum(TWICE).svg()


def test_the_way_of_one_carry_does_not_touch_that_of_the_next() -> None:
    ways = [
        [float(each) for each in re.findall(r"[\d.]+", way.get("d") or "")]
        for way in parts(OnesComplementSum(TWICE).svg(), "way")
    ]
    assert max(ways[0][1::2]) < min(ways[1][1::2])


def test_sentences_tell_where_the_carry_goes_and_what_the_checksum_is() -> None:
    assert OnesComplementSum(ODD).sentences()[3:] == [
        "The carry 0x0001 is added to the lower 16 bits, 0x0303. The sum is 0x00000304.",
        "0x0304 with every bit flipped is 0xfcfb, the checksum.",
    ]


def test_a_carry_is_told_from_no_carry_without_colour_and_its_way_is_drawn() -> None:
    svg = OnesComplementSum(TWICE).svg()
    assert len(parts(svg, "carry")) == 4
    assert len(parts(svg, "no carry")) == 2
    dashes = {each.get("stroke-dasharray") for name in ("carry", "no carry") for each in parts(svg, name)}
    assert len(dashes) == 2
    assert len(parts(svg, "way")) == len(parts(svg, "head")) == 2


@pytest.mark.parametrize("steps", range(8))
def test_only_the_first_steps_can_be_drawn_in_a_picture_of_one_size(steps: int) -> None:
    drawn = OnesComplementSum(TWICE)
    some, whole = drawn.svg(steps=steps), drawn.svg()
    assert len(parts(some, "name")) == steps
    sizes = [re.findall('viewBox="[^"]*"', svg) for svg in (some, whole)]
    assert sizes[0] == sizes[1]
    assert " ".join(drawn.sentences()[:steps]) in some


def test_nothing_has_a_checksum_too() -> None:
    assert OnesComplementSum(b"").sentences() == ["0x0000 with every bit flipped is 0xffff, the checksum."]


def test_sixteen_words_can_be_drawn_and_no_more() -> None:
    assert len(OnesComplementSum(bytes(32)).sentences()) == 17
    with pytest.raises(ValueError, match="33 bytes; at most 32"):
        OnesComplementSum(bytes(33))
