"""Runs written as captures: tshark, which knows nothing of us, reads in them what happened, and nothing malformed."""

import sys
from pathlib import Path

import pytest

from loopback import Ladder, kernel
from loopback.link import Link, VirtualNetwork, run_against_kernel
from loopback.pcap import write_pcap
from tests.support.tcp_parts import Handshake
from tests.support.tshark import needs_tshark, tshark

LAST = 2**32 - 1


class Talker:
    """Sends each datagram that it is given as soon as one arrives."""

    timer = None

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        return [self._answers.pop(0)] if self._answers else []

    def on_timer(self, now: float) -> list[bytes]:
        return []


def handshake(tmp_path: Path, at: str | None = None) -> Path:
    """A handshake in which a SYN is lost and the SYN,ACK doubled, captured at one side."""
    client, server = Handshake(4000, 8000, LAST), Handshake(8000, 4000, 7)
    network = VirtualNetwork(client, server, to_right=Link(drop={1}), to_left=Link(repeat={1}))
    server.open_passive()
    network.now = -0.005
    network.send("client", client.open_active(-0.005))
    network.run(until=2.0)
    assert client.state == server.state == "ESTABLISHED"
    network.pcap(tmp_path / "run.pcap", at)
    return tmp_path / "run.pcap"


@needs_tshark
def test_the_client_sees_what_it_sent_and_what_came_to_it(tmp_path: Path):
    path = handshake(tmp_path)
    rows = tshark(path, "ip.src", "tcp.srcport", "tcp.flags.str", "tcp.seq_raw", "frame.time_relative")
    us, them = ["192.0.2.1", "4000"], ["192.0.2.2", "8000"]
    flags = [row[2].replace("·", "") for row in rows]
    assert [row[:2] for row in rows] == [us, us, them, us, them, us]
    assert flags == ["S", "S", "AS", "A", "AS", "A"]
    assert [row[3] for row in rows[:4]] == [str(LAST), str(LAST), "7", "0"]
    assert float(rows[1][4]) == pytest.approx(1.0)


@needs_tshark
def test_the_server_does_not_see_what_was_lost_before_it_came(tmp_path: Path):
    path = handshake(tmp_path, "server")
    flags = [row[0].replace("·", "") for row in tshark(path, "tcp.flags.str")]
    assert flags == ["S", "AS", "A", "A"]  # it has sent one SYN,ACK, which the link doubled later


@needs_tshark
def test_datagrams_are_captured_too_corrupted_ones_as_they_came(tmp_path: Path):
    network = VirtualNetwork(
        Talker(), Talker(b"one", b""), to_left=Link(spoil={1}), label=lambda data: data.hex() or "empty"
    )
    network.send("client", [b"ask", b"again"])
    network.run()
    network.pcap(tmp_path / "run.pcap")
    rows = tshark(tmp_path / "run.pcap", "udp.dstport", "data.data", "udp.length")
    assert [(row[0], row[2]) for row in rows] == [
        ("49153", "11"), ("49153", "13"), ("49152", "11"), ("49152", "8")
    ]  # fmt: skip
    assert rows[0][1] == b"ask".hex() and rows[2][1] != b"one".hex()
    write_pcap(network.ladder, tmp_path / "ports.pcap", ports=(2000, 2001))
    assert tshark(tmp_path / "ports.pcap", "udp.srcport")[0] == ["2000"]


@needs_tshark
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_a_run_against_the_kernel_is_captured(tmp_path: Path):
    with kernel.KernelHost() as host, host.listener(8000):
        client = Handshake(4000, 8000, LAST)
        first = client.open_active(host.now)
        ladder = run_against_kernel(client, host, first, until=lambda: client.state == "ESTABLISHED")
    write_pcap(ladder, tmp_path / "run.pcap")
    rows = tshark(tmp_path / "run.pcap", "tcp.flags.str", "tcp.options.mss_val")
    assert [[row[0].replace("·", ""), *row[1:]] for row in rows] == [["S", ""], ["AS", "1460"], ["A", ""]]


@needs_tshark
def test_tshark_would_complain_of_a_wrong_checksum(tmp_path: Path):
    path = handshake(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b"\1")
    tshark(path, sound=False)


def test_a_side_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="no side is called 'me'; this run has 'a' and 'b'"):
        write_pcap(Ladder("a", "b"), tmp_path / "run.pcap", "me")


def test_a_run_that_is_only_drawn_is_refused(tmp_path: Path):
    ladder = Ladder("a", "b")
    ladder.arrow("a", "SYN", 0.0, 0.1)
    with pytest.raises(ValueError, match="'SYN' is only drawn"):
        write_pcap(ladder, tmp_path / "run.pcap")


def test_what_is_no_segment_and_no_datagram_is_refused(tmp_path: Path):
    ladder = Ladder("a", "b")
    ladder.arrow("a", "text", 0.0, 0.1, item="text")
    with pytest.raises(ValueError, match="only segments and datagrams can be written, not str"):
        write_pcap(ladder, tmp_path / "run.pcap")
