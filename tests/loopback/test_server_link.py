"""A link in front of a server shows each client the server's ports one to one, and does what its schedules say."""

import socket
import threading
from collections.abc import Iterator

import pytest

from loopback import loopback_hosts
from loopback.link import Link, ServerLink
from loopback.pair import datagram_socket
from loopback.peers import UDPPeer


@pytest.fixture(params=loopback_hosts())
def host(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


class PortServer:
    """Answers each datagram from a port of the sender's own, and takes what comes there."""

    def __init__(self, host: str) -> None:
        self.sock, self.host = datagram_socket(host), host
        self.address = self.sock.getsockname()[:2]
        self.heard: dict[bytes, list[bytes]] = {}
        threading.Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        while True:
            name, client = self.sock.recvfrom(100)
            if name == b"":
                return
            threading.Thread(target=self.transfer, args=(name, client), daemon=True).start()

    def transfer(self, name: bytes, client: tuple[str, int]) -> None:
        with datagram_socket(self.host) as mine:
            mine.sendto(b"hello " + name, client)
            self.heard[name] = [mine.recv(100)]
            mine.sendto(b"bye " + name, client)

    def close(self) -> None:
        self.sock.sendto(b"", self.address)


def ask(link: ServerLink, host: str, name: bytes) -> tuple[list[bytes], tuple[str, int]]:
    with datagram_socket(host) as sock:
        sock.settimeout(3.0)
        sock.sendto(name, link.address)
        data, source = sock.recvfrom(100)
        sock.sendto(b"it is " + name, source)
        return [data, sock.recvfrom(100)[0]], source[:2]


def test_two_clients_each_see_a_port_of_their_own_and_reach_it(host: str) -> None:
    server = PortServer(host)
    with ServerLink(server.address) as link:
        (first, one), (second, other) = (ask(link, host, name) for name in (b"ann", b"bob"))
    server.close()
    assert first == [b"hello ann", b"bye ann"] and second == [b"hello bob", b"bye bob"]
    assert server.heard == {b"ann": [b"it is ann"], b"bob": [b"it is bob"]}
    assert len({one, other, link.address, server.address}) == 4


def test_what_the_server_sends_from_the_port_that_was_asked_comes_from_the_address_of_the_link(
    host: str,
) -> None:
    with (
        UDPPeer([b"here"], host=host) as peer,
        ServerLink(peer.address) as link,
        datagram_socket(host) as sock,
    ):
        sock.settimeout(3.0)
        sock.sendto(b"where?", link.address)
        data, source = sock.recvfrom(100)
        assert (data, source[:2]) == (b"here", link.address)


def test_datagrams_are_lost_and_doubled_as_the_schedules_say_and_drawn() -> None:
    there, back = Link[bytes](drop={1}, delay=0.0), Link[bytes](repeat={1}, delay=0.0)
    with (
        UDPPeer([b"here"]) as peer,
        ServerLink(peer.address, there, back, label=bytes.decode) as link,
        datagram_socket() as sock,
    ):
        sock.settimeout(3.0)
        for _ in range(2):
            sock.sendto(b"where?", link.address)
        assert [sock.recv(100) for _ in range(2)] == [b"here", b"here"]
    assert [each.payload for each in peer.received] == [b"where?"]
    lines = [" ".join(line.replace("-", "").split()) for line in str(link.ladder).splitlines()[1:]]
    assert lines == ["1. | where? X | lost", "2. | where? (again) >|", "3. |< here |", "4. |< here (copy) |"]


def test_a_link_whose_client_has_gone_goes_on() -> None:
    with UDPPeer(lambda data: data) as peer, ServerLink(peer.address) as link:
        with socket.socket(type=socket.SOCK_DGRAM) as gone:
            gone.sendto(b"x", link.address)
        peer.wait_for(1)
        with datagram_socket() as sock:
            sock.settimeout(3.0)
            sock.sendto(b"y", link.address)
            assert sock.recv(10) == b"y"
