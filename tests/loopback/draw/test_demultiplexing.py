"""A demultiplexing table at work, as text and as SVG."""

from xml.etree import ElementTree

from loopback import SocketKey
from loopback.draw.demultiplexing import Demultiplexing

WEB, A, B = ("127.0.0.1", 1), ("127.0.0.1", 2), ("::1", 3)
LISTENER, TALK, MAIL = SocketKey("tcp", WEB), SocketKey("tcp", WEB, A), SocketKey("udp", B)
PACKETS = [(("tcp", A, WEB), TALK), (("tcp", A, B), None), (("udp", B, B), MAIL)]
DRAWN = Demultiplexing([LISTENER, TALK, MAIL], PACKETS, {1: "web", 2: "a<b"})


def parts(name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(DRAWN.svg()).iter() if each.get("data-part") == name]


def test_text_tells_every_socket_and_every_packet() -> None:
    assert (
        str(DRAWN)
        == """
sockets
  1  TCP 127.0.0.1:web   from anybody (a listener)
  2  TCP 127.0.0.1:web   from 127.0.0.1:a<b only
  3  UDP [::1]:3         from anybody
packets
  TCP 127.0.0.1:a<b -> 127.0.0.1:web   goes to 2
  TCP 127.0.0.1:a<b -> [::1]:3         nobody: refused
  UDP [::1]:3 -> [::1]:3               goes to 3"""[1:]
    )


def test_svg_has_a_way_for_each_packet_and_a_cross_for_what_nobody_gets() -> None:
    assert (len(parts("packet")), len(parts("socket"))) == (3, 3)
    assert (len(parts("way")), len(parts("cross"))) == (2, 1)


def test_udp_is_dashed_and_tcp_is_not() -> None:
    dashes = [socket.get("stroke-dasharray") for socket in parts("socket")]
    assert dashes[:2] == [None, None] and dashes[2]
    assert [way.get("stroke-dasharray") for way in parts("way")] == [None, dashes[2]]


def test_svg_is_told_to_a_screen_reader_packet_by_packet() -> None:
    root = ElementTree.fromstring(DRAWN.svg())
    told = next(each.text for each in root if each.tag.endswith("desc"))
    assert told == " ".join(DRAWN.sentences())
    assert DRAWN.sentences()[0] == (
        "TCP 127.0.0.1:a<b to 127.0.0.1:web: socket 2, TCP 127.0.0.1:web from 127.0.0.1:a<b only."
    )
    assert DRAWN.sentences()[1].endswith("[::1]:3: nobody.")


def test_nothing_to_draw_is_drawn() -> None:
    assert str(Demultiplexing([], [])) == "sockets\npackets"
    ElementTree.fromstring(Demultiplexing([], []).svg())
