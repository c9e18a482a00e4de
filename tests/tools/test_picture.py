"""README's picture is what the lab bench draws."""

import re
from xml.etree import ElementTree

from tools.picture import PICTURE, handshake, picture


def test_the_stored_picture_is_what_is_drawn() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture()


def test_the_picture_shows_a_segment_lost_and_sent_again_and_both_sides_established() -> None:
    told = handshake().sentences()
    assert [sentence for sentence in told if "lost" in sentence] == [
        "At 10 ms, from server to client: SYN,ACK seq=300 ack=101. It is lost."
    ]
    assert sum("again" in sentence for sentence in told) == 2
    assert told[-1] == "At 1,030 ms, server: ESTABLISHED."


def test_the_picture_needs_no_page_around_it() -> None:
    assert "var(--" not in picture()
    assert re.search(r'style="[^"]*background:#ffffff;color:#111111', picture())
    assert ElementTree.fromstring(picture()).tag.endswith("svg")
