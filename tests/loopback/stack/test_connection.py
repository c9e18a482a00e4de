"""A connection of small parts of our own, in three worlds: a virtual network, UDP on loopback, and the kernel."""

import random
import sys

import pytest

from loopback import ACK, FIN, RST, SYN, Segment, wait_until
from loopback.kernel import KernelHost
from loopback.link import Link, LiveLink, UDPHost, VirtualNetwork, run_against_kernel, run_over_udp
from loopback.stack import Collector, Connection, FileServer, HTTPFetch, Parts, Program
from tests.support.tcp_parts import TEARDOWN, Handshake, Receiver, Reno, Sender

PARTS = Parts(Handshake, Receiver, Sender, TEARDOWN, Reno)
LAST = 2**32 - 1
FILE = random.Random(9293).randbytes(300_000)
MANY = 100_000  # events of a network
TROUBLE = {"loss": 0.05, "duplication": 0.05, "reordering": 0.05}
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


def pair(left: Program | None, right: Program | None, **given: object) -> tuple[Connection, Connection]:
    """A client and a server, whose numbers wrap soon."""
    return (
        Connection(PARTS, 4000, 80, LAST - 5, program=left, **given),  # type: ignore[arg-type]
        Connection(PARTS, 80, 4000, LAST - 50, program=right, **given),  # type: ignore[arg-type]
    )


def network_of(client: Connection, server: Connection, **links: Link[Segment]) -> VirtualNetwork:
    """A virtual network on which the client has called the server."""
    network = VirtualNetwork(client, server, **links)  # type: ignore[arg-type]
    server.open_passive()
    network.send("client", client.open_active(0.0))
    return network


def flags_of(network: VirtualNetwork) -> list[str]:
    return [str(item).split()[0] for item in network.ladder.items]


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_file_is_fetched_over_loss_duplication_and_reordering_on_a_virtual_network(seed: str):
    fetch = HTTPFetch("/file")
    client, server = pair(fetch, FileServer({"/file": FILE}))
    links = {
        "to_right": Link[Segment](seed=f"{seed} right", **TROUBLE),
        "to_left": Link[Segment](seed=f"{seed} left", **TROUBLE),
    }
    network = network_of(client, server, **links)
    network.run(most_events=MANY)
    assert fetch.body == FILE
    assert client.state == server.state == "CLOSED"


@pytest.mark.parametrize("size", [0, 1, 10, 535, 536, 537, 1072, 4096, 4097, 32768])
def test_each_size_goes_either_way(size: int):
    upload, download = FILE[:size], FILE[-size:] if size else b""
    client, server = pair(Collector(upload, half_closes=True), Collector(download, half_closes=True))
    network_of(client, server).run(most_events=MANY)
    assert bytes(client.program.data) == download  # type: ignore[union-attr]
    assert bytes(server.program.data) == upload  # type: ignore[union-attr]
    assert client.state == server.state == "CLOSED"


def test_the_side_that_closes_first_waits_and_the_other_does_not():
    client, server = pair(Collector(b"bye", half_closes=True), Collector())
    network = network_of(client, server)
    network.run(until=30.0)
    assert (client.state, server.state) == ("TIME-WAIT", "CLOSED")
    network.run()
    assert client.state == "CLOSED" and network.now == pytest.approx(60.0, abs=1.0)


def test_both_may_close_at_once():
    states: list[str] = []

    def program(connection: Connection) -> None:
        connection.close()
        states.append(connection.state)

    client, server = pair(None, None)
    network = network_of(client, server)
    network.run(until=1.0)
    client.close(), server.close()
    network.run(until=30.0)
    assert client.state == server.state == "TIME-WAIT"
    assert "CLOSING" in network.ladder.text()


def test_a_fin_that_is_lost_is_sent_again():
    for lost in (3, 4, 5):
        client, server = pair(Collector(half_closes=True), Collector())
        network_of(client, server, to_right=Link(drop={lost})).run()
        assert client.state == server.state == "CLOSED"


def test_what_is_written_before_the_connection_stands_is_sent_once_it_does():
    client, server = pair(None, Collector())
    client.write(b"early")
    client.close()
    network_of(client, server).run(until=1.0)
    assert bytes(server.program.data) == b"early" and server.program.ended  # type: ignore[union-attr]


def test_reading_writing_and_closing_from_outside():
    client, server = pair(None, None)
    network = network_of(client, server)
    network.run(until=1.0)
    assert client.state == server.state == "ESTABLISHED"
    assert client.read() is None and client.timer is None
    assert client.write(b"hello") == 5
    network.run(until=2.0)
    assert server.read(2) == b"he" and server.read() == b"llo" and server.read() is None
    server.write(b"back")
    server.close()
    network.run(until=3.0)
    assert client.read() == b"back" and client.read() == b"" and server.state == "FIN-WAIT-2"
    client.close()
    network.run(until=4.0)
    assert (client.state, server.state) == ("CLOSED", "TIME-WAIT")
    with pytest.raises(ValueError, match="was closed"):
        client.write(b"more")


def test_an_acknowledgement_rides_on_data():
    client, server = pair(None, lambda connection: connection.write(connection.read() or b""))
    network = network_of(client, server)
    network.run(until=1.0)
    client.write(b"echo")
    network.run(until=1.1)
    assert [(item.payload, item.ack) for item in network.ladder.items[3:]] == [
        (b"echo", LAST - 49), (b"echo", LAST), (b"", LAST - 45)
    ]  # fmt: skip


def test_segments_are_as_long_as_the_peer_takes_and_as_this_side_announces():
    for announced, longest in ((None, 536), (100, 100), (5000, 1460)):
        client = Connection(PARTS, 4000, 80, 7)
        (call,) = client.open_active(0.0)
        assert call.mss == 1460
        options = () if announced is None else ((2, announced.to_bytes(2, "big")),)
        client.write(bytes(3000))
        sent = client.on_segment(from_peer(SYN | ACK, 300, 8, options=options), 0.1)
        assert max(len(segment.payload) for segment in sent) == longest


def from_peer(flags: int, seq: int, ack: int = 0, payload: bytes = b"", **given: object) -> Segment:
    """A segment to the connection at port 4000."""
    return Segment(
        source_port=80,
        destination_port=4000,
        seq=seq % 2**32,
        ack=ack % 2**32,
        flags=SYN.__class__(flags),
        payload=payload,
        **given,  # type: ignore[arg-type]
    )


@pytest.fixture
def client() -> Connection:
    """A connection that stands: its next number is 8, the peer's 301."""
    client = Connection(PARTS, 4000, 80, 7, capacity=1000)
    client.open_active(0.0)
    client.on_segment(from_peer(SYN | ACK, 300, 8), 0.1)
    assert client.state == "ESTABLISHED"
    return client


def test_only_a_reset_with_the_next_number_ends_the_connection(client: Connection):
    (challenge,) = client.on_segment(from_peer(RST, 302), 0.2)
    assert (challenge.flags, challenge.seq, challenge.ack) == (ACK, 8, 301)
    assert client.on_segment(from_peer(RST, 301 + 1000), 0.2) == []
    assert client.state == "ESTABLISHED"
    assert client.on_segment(from_peer(RST, 301), 0.2) == []
    assert client.state == "CLOSED" and client.read() == b"" and client.timer is None


def test_a_syn_and_an_acknowledgement_of_what_was_never_sent_are_answered_and_dropped(client: Connection):
    for segment in (from_peer(SYN, 301), from_peer(ACK, 301, 9, b"x"), from_peer(SYN | ACK, 300, 8)):
        (answer,) = client.on_segment(segment, 0.2)
        assert (answer.flags, answer.seq, answer.ack) == (ACK, 8, 301)
    assert client.read() is None


def test_a_closed_connection_answers_with_resets(client: Connection):
    client.on_segment(from_peer(RST, 301), 0.2)
    assert client.on_segment(from_peer(RST, 301), 0.3) == []
    (reset,) = client.on_segment(from_peer(ACK, 301, 8, b"late"), 0.3)
    assert (reset.flags, reset.seq) == (RST, 8)
    (reset,) = client.on_segment(from_peer(FIN, LAST, payload=b"la"), 0.3)
    assert (reset.flags, reset.seq, reset.ack) == (RST | ACK, 0, 2)


def test_a_window_that_was_full_is_offered_again_once_much_has_been_read(client: Connection):
    (answer,) = client.on_segment(from_peer(ACK, 301, 8, bytes(1000)), 0.2)
    assert answer.window == 0
    assert client.read(10) == bytes(10) and client.timer is None
    assert client.read(490) == bytes(490)
    assert client.timer is not None and client.timer < 0.3
    (update,) = client.on_timer(0.3)
    assert (update.window, update.payload) == (500, b"") and client.timer is None


def test_a_transfer_to_a_slow_reader_goes_on_when_there_is_room():
    client, server = pair(Collector(FILE[:5000], half_closes=True), None, capacity=1000)
    network = network_of(client, server)
    got = b""
    for second in range(40):
        network.run(until=float(second), most_events=MANY)
        got += server.read(300) or b""
    assert got == FILE[:5000]


def test_a_sender_that_gives_up_ends_the_connection():
    class Impatient(Sender):
        given_up = False

        def on_timer(self, now: float) -> list[Segment]:
            self.given_up = True
            return []

    client = Connection(Parts(Handshake, Receiver, Impatient, TEARDOWN), 4000, 80, 7)
    client.open_active(0.0)
    client.on_segment(from_peer(SYN | ACK, 300, 8), 0.1)
    client.write(b"x")
    client.on_timer(0.2)
    assert client.timer is not None
    assert client.on_timer(client.timer) == [] and client.state == "CLOSED"


def test_a_part_that_returns_something_else_is_named(client: Connection):
    client.sender.segments = lambda now: None
    with pytest.raises(TypeError, match="segments of the sender must return a list of segments"):
        client.on_segment(from_peer(ACK, 301, 8, b"x"), 0.2)


def test_a_teardown_may_be_an_object_with_a_table():
    class Teardown:
        table = TEARDOWN

    assert Parts(Handshake, Receiver, Sender, Teardown).table is TEARDOWN


def test_a_part_that_cannot_be_what_it_should_be_is_refused_at_once():
    with pytest.raises(TypeError, match=r"teardown, the fourth part, is a table: .*, and not the class Reno"):
        Parts(Handshake, Receiver, Sender, Reno, TEARDOWN)
    with pytest.raises(TypeError, match="and not the function function_of"):
        Parts(Handshake, Receiver, Sender, function_of)
    with pytest.raises(TypeError, match=r"congestion is the class itself, without brackets.*, and not a Reno"):
        Parts(Handshake, Receiver, Sender, TEARDOWN, Reno(1000))
    with pytest.raises(TypeError, match="handshake is the class itself"):
        Parts(Handshake(4000, 80, 7), Receiver, Sender, TEARDOWN)
    with pytest.raises(TypeError, match=r"made of Parts\(\.\.\.\), .*, and not of the class Handshake"):
        Connection(Handshake, 4000, 80, 7)


def test_parts_in_each_others_place_are_named():
    with pytest.raises(TypeError, match=r"receiver, the second .* read, and Sender has write .* sender, .* third"):
        Parts(Handshake, Sender, Receiver, TEARDOWN)
    with pytest.raises(TypeError, match=r"handshake, the first part, .* is it the receiver, which is the second"):
        Parts(Receiver, Handshake, Sender, TEARDOWN)
    with pytest.raises(TypeError, match=r"sender, the third part, .* is it the congestion, which is the fifth"):
        Parts(Handshake, Receiver, Reno, TEARDOWN, Sender)
    Parts(Handshake, Receiver, Sender, TEARDOWN, type("Growth", (), {}))  # a first step has no such method


def test_a_program_may_stand_behind_the_numbers():
    def program(connection: Connection) -> None:
        pass

    assert Connection(Parts(Handshake, Receiver, Sender, TEARDOWN), 4000, 80, 7, program).program is program


def function_of():
    """A function that makes a table, where the table itself is wanted."""
    return TEARDOWN


def test_a_file_is_fetched_in_udp_datagrams_over_a_link_that_loses():
    fetch = HTTPFetch("/file")
    client, server = pair(fetch, FileServer({"/file": FILE}))
    links = (Link[bytes](delay=0.001, seed=side, **TROUBLE) for side in ("right", "left"))
    with LiveLink(*links) as link, UDPHost(client, link.left) as left, UDPHost(server, link.right) as right:
        link.join(left.address, right.address)
        right.send(server.open_passive())
        left.send(client.open_active(0.0))
        assert run_over_udp(left, right, until=lambda: fetch.ended, deadline=60.0)
    assert fetch.body == FILE


@needs_linux
def test_a_file_is_fetched_from_an_ordinary_server_on_the_kernel():
    fetch = HTTPFetch("/file")
    client = Connection(PARTS, 4000, 80, LAST - 5, program=fetch)
    with KernelHost() as host:
        host.serve_files(80, {"/file": FILE})
        run_against_kernel(
            client, host, client.open_active(host.now), until=lambda: client.state == "CLOSED", deadline=30.0
        )
    assert fetch.body == FILE


@needs_linux
def test_an_ordinary_client_on_the_kernel_fetches_a_file():
    server = Connection(PARTS, 80, 4000, LAST - 5, program=FileServer({"/file": FILE}))
    server.open_passive()
    with KernelHost() as host:
        fetch = host.fetch("/file", port=80, source_port=4000, timeout=30.0)
        run_against_kernel(server, host, until=lambda: fetch.done, deadline=30.0)
        assert wait_until(lambda: fetch.done, 10.0)
        assert (fetch.error, fetch.body) == (None, FILE)


@needs_linux
def test_a_file_goes_to_the_kernel_and_back_over_a_link_that_loses():
    echoed = Collector(FILE[:50_000], half_closes=True)
    client = Connection(PARTS, 4000, 7, LAST - 5, program=echoed)
    with KernelHost() as host:
        host.serve_echo(7)
        run_against_kernel(
            client,
            host,
            client.open_active(host.now),
            until=lambda: echoed.ended,
            deadline=60.0,
            to_kernel=Link(delay=0.001, seed="to", **TROUBLE),
            from_kernel=Link(delay=0.001, seed="from", **TROUBLE),
        )
    assert bytes(echoed.data) == FILE[:50_000]
