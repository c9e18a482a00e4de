"""Two connections of one kind meet, over a network that may lose."""

from loopback.conformance.row import Row, met
from loopback.conformance.tester import Differs
from loopback.conformance.under_test import ISS, LOCAL_PORT, TESTER_PORT, MakeTCP
from loopback.draw.ladder.diagram import Ladder
from loopback.link.link import Link
from loopback.link.virtual import VirtualNetwork
from loopback.segment import Segment
from loopback.stack import Collector

SIZES = (0, 1, 10, 535, 536, 537, 1072, 4096, 4097, 32_768)
_MOST_EVENTS = 100_000
_STREAM = bytes(each % 241 for each in range(32_768))


def _exchange(make: MakeTCP, there: bytes, back: bytes, loss: float = 0.0) -> Ladder:
    """Let two connections send these bytes to each other; the ladder, if all arrives and both close."""
    programs = Collector(there, half_closes=True), Collector(back, half_closes=True)
    client = make(TESTER_PORT, LOCAL_PORT, ISS, programs[0])
    server = make(LOCAL_PORT, TESTER_PORT, ISS - 999, programs[1])
    links = [Link[Segment](loss=loss, seed=f"{loss} {side}") for side in ("there", "back")]
    network = VirtualNetwork(client, server, to_right=links[0], to_left=links[1])
    network.send("server", server.open_passive())
    network.send("client", client.open_active(0.0))
    network.run(most_events=_MOST_EVENTS)
    for name, program, sent in (("server", programs[1], there), ("client", programs[0], back)):
        if not program.ended or program.data != sent:
            raise Differs(f"{len(program.data):,} of {len(sent):,} bytes came to the {name}", network.ladder)
    if (states := (client.state, server.state)) != ("CLOSED", "CLOSED"):
        raise Differs(f"both end in CLOSED, and they are in {states[0]} and {states[1]}", network.ladder)
    return network.ladder


@met("3.8", "C echo, half_duplex", "07")
def sizes(make: MakeTCP) -> Ladder:
    """0 to 32,768 bytes go either way, and both ways at once."""
    for size in SIZES:
        data = _STREAM[:size]
        _exchange(make, data, b"")
        ladder = _exchange(make, data, data[::-1])
    return ladder


def _over_loss(loss: float) -> Row:
    def meet(make: MakeTCP) -> Ladder:
        return _exchange(make, _STREAM * 3, _STREAM, loss)

    meet.__doc__ = f"98,304 bytes go there and 32,768 back where {100 * loss:g} % of the segments are lost"
    return met("3.8", "C random_drop", "07")(meet)


@met("3.8", "M; C", "07")
def megabyte(make: MakeTCP) -> Ladder:
    """Two connections move a megabyte where one segment of a hundred is lost."""
    return _exchange(make, _STREAM * 32, b"", 0.01)


ROWS = (sizes, *map(_over_loss, (0.025, 0.05, 0.1, 0.25)), megabyte)
