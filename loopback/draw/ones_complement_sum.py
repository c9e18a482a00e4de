"""The internet checksum of a few bytes in numbers, word by word, as text and as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass

from loopback.draw.base import Drawing
from loopback.draw.svg import VERMILLION, element, figure, path, width_of, words
from loopback.draw.wording import left, right

MOST = 16  # words
STEP, TOP, BOX, EDGE, SIZE, SMALL = 30.0, 30.0, 22.0, 8.0, 13.0, 11.0  # pixels
NAMES, ADDED, HALF = 78.0, 78.0, 62.0  # pixels: the widths of the columns
HEADS = ("bytes", "added", "carry", "16 bits")


@dataclass(frozen=True)
class Step:
    """A line of the sum: its bytes or a name, the word or carry that is added, the sum then, and a remark."""

    name: str
    added: int | None
    total: int
    remark: str
    told: str

    @property
    def carry(self) -> int:
        """The upper half of the 32-bit sum."""
        return self.total >> 16

    @property
    def lower(self) -> int:
        """The lower half."""
        return self.total & 0xFFFF


class OnesComplementSum(Drawing):
    """How the internet checksum of `data` comes about (RFC 1071): a step for each word, each carry, the complement.

    The sum has 32 bits, of which the upper half is the carry. ValueError for more than sixteen words.

    >>> OnesComplementSum(bytes.fromhex("8001 8002 03"))
    bytes     added  carry  16 bits
    80 01    0x8001   0000     8001
    80 02    0x8002   0001     0003
    03 (00)  0x0300   0001     0303  padded with a zero byte
    carry    0x0001   0000     0304  the carry comes round
    flipped                    fcfb  the checksum
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > 2 * MOST:
            raise ValueError(f"{len(data)} bytes; at most {2 * MOST} can be drawn, which are {MOST} words")
        self.data = bytes(data)
        self.steps = tuple(_steps(self.data))

    def text(self) -> str:
        """A line for each step; a sum is its carry and its lower 16 bits, in hexadecimal."""
        lines = [(*HEADS, "")]
        for each in self.steps:
            added = "" if each.added is None else f"0x{each.added:04x}"
            carry = "" if each.added is None else f"{each.carry:04x}"
            lines.append((each.name, added, carry, f"{each.lower:04x}", each.remark))
        return "\n".join(
            f"{left(name, 7)}  {right(added, 6)}  {right(carry, 5)}  {right(lower, 7)}  {remark}".rstrip()
            for name, added, carry, lower, remark in lines
        )

    def sentences(self) -> list[str]:
        """Each step retold, one string each."""
        return [each.told for each in self.steps]

    def svg(self, *, steps: int | None = None) -> str:
        """The drawing as an SVG element; with `steps` only its first steps, the last of them emphasised."""
        shown = self.steps[:steps]
        added, carry, lower = NAMES, NAMES + ADDED, NAMES + ADDED + HALF
        body = [
            words(head, EDGE + x, TOP - 12, font_size=SMALL)
            for head, x in zip(HEADS, (0.0, added, carry, lower), strict=True)
        ]
        for number, each in enumerate(shown):
            last = steps is not None and number == len(shown) - 1
            body += _drawn(each, TOP + number * STEP, bold="bold" if last else None)
            if each.name == "carry":
                body.append(_comes_round(TOP + number * STEP))
        remarks = max(width_of(each.remark, SMALL) for each in self.steps)
        wide = EDGE + lower + HALF + 14 + remarks + EDGE
        tall = TOP + len(self.steps) * STEP + EDGE
        told = " ".join(each.told for each in shown)
        return figure(wide, tall, "A ones' complement sum, step by step", told, *body)


def _steps(data: bytes) -> Iterator[Step]:
    total = 0
    for place in range(0, len(data), 2):
        pair = data[place : place + 2]
        word = int.from_bytes(pair.ljust(2, b"\0"), "big")
        total += word
        carried = f", of which 0x{total >> 16:04x} is the carry" * (total > 0xFFFF)
        now = f"The sum is 0x{total:08x}{carried}."
        if len(pair) == 2:
            yield Step(pair.hex(" "), word, total, "", f"{pair.hex(' ')} is the word 0x{word:04x}. {now}")
        else:
            told = f"{pair.hex()} is alone, and is padded with a zero byte: the word is 0x{word:04x}. {now}"
            yield Step(f"{pair.hex()} (00)", word, total, "padded with a zero byte", told)
    while total > 0xFFFF:
        carry, lower = total >> 16, total & 0xFFFF
        total = carry + lower
        told = f"The carry 0x{carry:04x} is added to the lower 16 bits, 0x{lower:04x}. The sum is"
        yield Step("carry", carry, total, "the carry comes round", f"{told} 0x{total:08x}.")
    flipped = total ^ 0xFFFF
    told = f"0x{total:04x} with every bit flipped is 0x{flipped:04x}, the checksum."
    yield Step("flipped", None, flipped, "the checksum", told)


def _drawn(step: Step, y: float, *, bold: str | None) -> Iterator[str]:
    """A step's line; a carry that is not zero is told from others by its frame, too."""
    base, carry, lower = y + BOX - 6.5, EDGE + NAMES + ADDED, EDGE + NAMES + ADDED + HALF
    yield words(step.name, EDGE, base, font_size=SIZE, font_weight=bold, data_part="name")
    if step.added is not None:
        yield words(f"0x{step.added:04x}", EDGE + NAMES, base, font_size=SIZE, font_weight=bold)
        yield _half(step.carry, carry, y, bold, "carry" if step.carry else "no carry")
    yield _half(step.lower, lower, y, bold, "lower")
    yield words(step.remark, lower + HALF + 12, base, font_size=SMALL)


def _half(value: int, x: float, y: float, bold: str | None, part: str) -> str:
    """Half of a sum in its frame."""
    carried = part == "carry"
    frame = element(
        "rect", x=x, y=y, width=HALF, height=BOX, fill="none", data_part=part,
        stroke=VERMILLION if carried else "currentColor", stroke_width=2.5 if carried else 1.0,
        stroke_dasharray="5 3" if carried else None,
    )  # fmt: skip
    middle = x + HALF / 2
    return frame + words(
        f"{value:04x}", middle, y + BOX - 6.5, text_anchor="middle", font_size=SIZE, font_weight=bold
    )


def _comes_round(y: float) -> str:
    """The way of a carry from below its frame in the line above to where it is added, with an arrowhead."""
    start, end = EDGE + NAMES + ADDED + HALF / 4, EDGE + NAMES + width_of("0x0000", SIZE) + 3
    frame, gap, here = y - STEP + BOX, y - (STEP - BOX) / 2, y + BOX / 2
    turn = EDGE + NAMES + ADDED - 8
    way = path((start, frame), (start, gap), (turn, gap), (turn, here), (end, here))
    head = path((end + 6, here - 4), (end, here), (end + 6, here + 4))
    return "".join(
        element("path", d=each, fill="none", stroke=VERMILLION, stroke_width=2.0, data_part=part)
        for each, part in ((way, "way"), (head, "head"))
    )
