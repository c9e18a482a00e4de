"""Every drawing has a text, an SVG and sentences, and shows itself by them."""

import inspect
from xml.etree import ElementTree

import pytest

from loopback import SocketKey, draw
from loopback.headers import UDP
from loopback.transitions import StateTable

WEB, CLIENT = ("127.0.0.1", 80), ("127.0.0.1", 4000)
LISTENER = SocketKey("tcp", WEB)
TABLE = StateTable("LISTEN  < SYN  > SYN,ACK  SYN-RECEIVED")
DRAWINGS: dict[str, draw.Drawing] = {
    "AcceptQueueDiagram": draw.AcceptQueueDiagram(["connect"], [(1, 1)]),
    "Demultiplexing": draw.Demultiplexing([LISTENER], [(("tcp", CLIENT, WEB), LISTENER)]),
    "Encapsulation": draw.nested([("UDP", bytes(8)), ("DATA", b"hi")]),
    "HeaderBox": draw.header_box(UDP, bytes(8)),
    "Ladder": draw.Ladder("client", "server"),
    "Curves": draw.Curves(
        [0, 10], {"one": [50, 34]}, {"one": [50, 33]}, x_label="% lost", y_label="a second"
    ),
    "OnesComplementSum": draw.OnesComplementSum(b"odd"),
    "QueueLengths": draw.QueueLengths({"bob": [0, 1]}, unit="messages", step="round"),
    "SequenceRing": draw.SequenceRing({"next": 14}, {"window": (14, 5)}, size=16),
    "ReceiveBuffer": draw.ReceiveBuffer([(2, b"c"), (0, b"a")], capacity=4),
    "StateDiagram": draw.StateDiagram(TABLE, {"LISTEN": (0, 0), "SYN-RECEIVED": (0, 1)}),
    "StreamCuts": draw.StreamCuts([("sent", [b"one", b"two"])]),
    "SlidingWindow": draw.SlidingWindow(9),
    "TimeSeries": draw.TimeSeries([0, 1], {"window": [1, 2]}, unit="segments"),
}
DRAWINGS["Ladder"].arrow("client", "SYN", 0.0, 0.01)  # type: ignore[attr-defined]
DRAWINGS["SlidingWindow"].add("ack 0 window 4", acked=0, sent=4, edge=4)  # type: ignore[attr-defined]


def test_every_drawing_of_the_bench_is_tested_here() -> None:
    named = {name: getattr(draw, name) for name in draw.__all__}
    kinds = {name for name, kind in named.items() if inspect.isclass(kind) and issubclass(kind, draw.Drawing)}
    assert kinds - {"Drawing"} == set(DRAWINGS)


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_a_notebook_shows_the_svg_and_text_stands_in_everywhere_else(drawing: draw.Drawing) -> None:
    assert str(drawing) == repr(drawing) == drawing.text() != ""
    assert drawing._repr_html_() == drawing.svg()
    assert ElementTree.fromstring(drawing.svg()).tag.endswith("svg")
    assert drawing.sentences() and all(isinstance(sentence, str) for sentence in drawing.sentences())
