"""Strips of bytes as text and as SVG."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback import StreamCuts
from loopback.draw.wording import columns, show_bytes

WORDS = [("you sent", [b"one ", b"two ", b"three"]), ("recv returned", [b"one two three"])]
pieces = st.lists(st.binary(max_size=40), max_size=30)
rows = st.lists(st.tuples(st.text(max_size=8), pieces), max_size=4)


def parsed(strip: StreamCuts) -> ElementTree.Element:
    return ElementTree.fromstring(strip.svg())


def parts(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if element.get("data-part") == name]


def box(element: ElementTree.Element) -> tuple[float, float, float]:
    x, y, width = (float(element.attrib[name]) for name in ("x", "y", "width"))
    return y, x, x + width


def test_text_puts_each_byte_at_one_place_in_every_row() -> None:
    assert (
        StreamCuts(
            [
                ("frames", [b"\0\2hi", b"\0\0", b"\0\3yes"]),
                ("may arrive as", [b"\0", b"\2hi\0\0", b"\0\3yes"]),
            ]
        ).text()
        == (
            r"""
frames         | b'\x00\x02hi' | b'\x00\x00' | b'\x00\x03yes' |  3 pieces, 11 bytes
may arrive as  | b'\x00' | b'\x02hi\x00\x00' | b'\x00\x03yes' |  3 pieces, 11 bytes"""[1:]
        )
    )


def test_text_shows_where_a_shorter_row_ends_and_an_empty_piece() -> None:
    assert (
        StreamCuts([("sent", [b"hello"]), ("came", [b"he", b"", b"l"]), ("nothing", [])]).text()
        == (
            """
sent     | b'hello'             |  1 piece, 5 bytes
came     | b'he' | b'' | b'l' |    3 pieces, 3 bytes
nothing                            0 pieces, 0 bytes"""[1:]
        )
    )


def test_long_pieces_are_shortened_in_the_middle_and_counted() -> None:
    assert "b'aaaaaaaaaa…aaaaaaaaaa' 4,096 bytes" in StreamCuts([("sent", [b"a" * 4096])]).text()


@given(st.binary(max_size=60), st.integers(8, 40))
def test_shown_bytes_fit_and_are_cut_only_between_bytes(data: bytes, most: int) -> None:
    text = show_bytes(data, most)
    assert columns(text) <= most
    if "…" not in text:
        assert eval(text) == data
    else:
        head, tail = text[2:-1].split("…")
        assert data.startswith(eval(f"b'{head}'")) and data.endswith(eval(f"b'{tail}'"))


def test_text_of_many_pieces_fits_a_terminal() -> None:
    strip = StreamCuts([("sent", [bytes(100)]), ("came", [b"\0"] * 100)])
    assert "pieces …" in strip.text()
    assert max(map(len, strip.text().splitlines())) <= 130


@given(rows)
def test_the_edges_of_all_rows_are_in_the_order_of_their_bytes(rows: list[tuple[str, list[bytes]]]) -> None:
    cells = parts(parsed(StreamCuts(rows)), "cell")
    for (y, _, right), (next_y, left, _) in pairwise(map(box, cells)):
        assert next_y > y or left == pytest.approx(right, abs=0.15)
    by_offset = sorted(
        (int((element.text or "").replace(",", "")), float(element.attrib["x"]))
        for element in parts(parsed(StreamCuts(rows)), "offset")
    )
    assert all(x2 > x1 for (_, x1), (_, x2) in pairwise(by_offset))


@given(rows)
def test_every_text_fits_its_cell(rows: list[tuple[str, list[bytes]]]) -> None:
    root = parsed(StreamCuts(rows))
    for cell, piece in zip(parts(root, "cell"), parts(root, "piece"), strict=True):
        assert 0.602 * 13 * len(piece.text or "") < float(cell.attrib["width"])


def test_cells_are_as_wide_as_their_bytes_are_many() -> None:
    widths = [float(cell.attrib["width"]) for cell in parts(parsed(StreamCuts(WORDS)), "cell")]
    assert widths[0] == pytest.approx(widths[1], abs=0.2)
    assert widths[2] / widths[0] == pytest.approx(5 / 4, abs=0.01)
    assert widths[3] == pytest.approx(sum(widths[:3]), abs=0.3)


def test_the_image_is_named_and_told() -> None:
    root = parsed(StreamCuts(WORDS))
    title, told = root[0], root[1]
    assert root.get("role") == "img" and root.get("aria-describedby") == told.get("id")
    assert title.text == "The same bytes cut in different places: you sent, recv returned"
    assert told.text == (
        "you sent: 3 pieces, 13 bytes: b'one ', b'two ', b'three'. "
        "recv returned: 1 piece, 13 bytes: b'one two three'."
    )


def test_an_empty_piece_is_drawn_with_a_dashed_frame() -> None:
    cells = parts(parsed(StreamCuts([("recv returned", [b"x", b""])])), "cell")
    assert [cell.get("stroke-dasharray") is not None for cell in cells] == [False, True]


def test_names_and_bytes_are_escaped() -> None:
    svg = StreamCuts([("<script>", [b"<script>alert(1)</script>"])]).svg()
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def test_the_same_rows_give_the_same_bytes() -> None:
    assert StreamCuts(WORDS).svg() == StreamCuts(WORDS)._repr_html_()
    assert str(StreamCuts(WORDS)) == repr(StreamCuts(WORDS)) == StreamCuts(WORDS).text()


def test_what_is_not_bytes_is_refused_with_a_remedy() -> None:
    with pytest.raises(TypeError, match="row 'sent' has a piece of type str; a strip is cut from bytes"):
        StreamCuts([("sent", ["one"])])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="row 'sent' is one bytes; give a list of pieces"):
        StreamCuts([("sent", b"one")])  # type: ignore[list-item]
