"""The parts that the notebooks' own answers define fit together: one TCP, in the three worlds."""

import contextlib
import random
import sys
from pathlib import Path

import pytest

from loopback import Segment, from_notebook
from loopback.kernel import KernelHost
from loopback.link import Link, VirtualNetwork, run_against_kernel
from loopback.stack import Collector, Connection, FileServer, HTTPFetch, Parts
from tests.support.tcp_parts import TEARDOWN
from tests.support.tshark import needs_tshark, tshark

CHAPTER = Path(__file__).resolve().parents[3] / "course" / "03_tcp"
TAKEN = {  # by notebook: the exercises, and the names that they end in
    "03_three_way_handshake": ("handshake", "handshake-timer", "handshake-trust", "handshake-crossing"),
    "04_putting_bytes_back_in_order": ("reassembler", "reassembler-end", "receiver", "receiver-outside"),
    "05_waiting_and_resending": ("rto", "sender", "sender-timer", "sender-probe", "fast-retransmit"),
    "06_sharing_the_road": ("reno-growth", "reno-timeout", "reno-recovery"),
}
LAST = 2**32 - 1
FILE = random.Random(793).randbytes(300_000)
TROUBLE = {"loss": 0.05, "duplication": 0.05, "reordering": 0.05}
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@pytest.fixture(scope="module")
def parts() -> Parts:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(CHAPTER)
        opens, receives, sends, shares = (from_notebook(name, *own) for name, own in TAKEN.items())
    return Parts(opens.FullHandshake, receives.Receiver, sends.FastSender, TEARDOWN, shares.Reno)


def test_no_part_is_amiss(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHAPTER)
    for name, exercises in TAKEN.items():
        from_notebook(name, *exercises)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("loss", [0.0, 0.025, 0.05, 0.1, 0.25])
def test_a_file_is_fetched_over_loss(parts: Parts, loss: float) -> None:
    fetch = HTTPFetch("/file")
    client = Connection(parts, 4000, 80, LAST - 5, program=fetch)
    server = Connection(parts, 80, 4000, LAST - 50, program=FileServer({"/file": FILE[:50_000]}))
    links = (Link[Segment](seed=side, loss=loss) for side in ("right", "left"))
    network = VirtualNetwork(client, server, **dict(zip(("to_right", "to_left"), links, strict=True)))
    server.open_passive()
    network.send("client", client.open_active(0.0))
    network.run(most_events=100_000)
    assert fetch.body == FILE[:50_000]
    assert client.state == server.state == "CLOSED"


@needs_tshark
def test_tshark_reads_the_file_and_nothing_malformed_in_a_capture(parts: Parts, tmp_path: Path) -> None:
    client = Connection(parts, 4000, 80, LAST - 5, program=HTTPFetch("/file"))
    server = Connection(parts, 80, 4000, LAST - 50, program=FileServer({"/file": FILE[:20_000]}))
    network = VirtualNetwork(client, server, to_right=Link(drop={4}), to_left=Link(drop={3, 9}, late={6}))
    server.open_passive()
    network.send("client", client.open_active(0.0))
    network.run(most_events=1000)
    network.pcap(tmp_path / "run.pcap")
    rows = tshark(
        tmp_path / "run.pcap",
        "tcp.analysis.retransmission",
        "http.request.uri",
        "http.response.code",
        "http.content_length",
    )
    assert [row[1] for row in rows if row[1]] == ["/file"]
    assert [row[2:] for row in rows if row[2]] == [["200", "20000"]]
    assert any(row[0] for row in rows)


def test_a_file_is_fetched_over_loss_duplication_and_reordering(parts: Parts) -> None:
    fetch = HTTPFetch("/file")
    client = Connection(parts, 4000, 80, LAST - 5, program=fetch)
    server = Connection(parts, 80, 4000, LAST - 50, program=FileServer({"/file": FILE}))
    links = {name: Link[Segment](seed=name, **TROUBLE) for name in ("to_right", "to_left")}
    network = VirtualNetwork(client, server, **links)
    server.open_passive()
    network.send("client", client.open_active(0.0))
    network.run(most_events=100_000)
    assert fetch.body == FILE


@needs_linux
def test_a_file_is_fetched_from_the_kernel(parts: Parts) -> None:
    fetch = HTTPFetch("/file")
    client = Connection(parts, 4000, 80, LAST - 5, program=fetch)
    with KernelHost() as host:
        host.serve_files(80, {"/file": FILE})
        run_against_kernel(
            client, host, client.open_active(host.now), until=lambda: client.state == "CLOSED", deadline=30.0
        )
    assert fetch.body == FILE


@needs_linux
def test_a_file_is_served_to_the_kernel(parts: Parts) -> None:
    server = Connection(parts, 80, 4000, LAST - 5, program=FileServer({"/file": FILE}))
    server.open_passive()
    with KernelHost() as host:
        fetch = host.fetch("/file", port=80, source_port=4000, timeout=30.0)
        run_against_kernel(server, host, until=lambda: fetch.done, deadline=30.0)
        assert (fetch.error, fetch.body) == (None, FILE)


@needs_linux
def test_a_window_that_the_kernel_closes_is_waited_for(parts: Parts) -> None:
    says = Collector(FILE, half_closes=True)
    client = Connection(parts, 4000, 80, LAST - 5, program=says)
    with KernelHost() as host, host.listener(80) as listener:
        started = host.now
        run_against_kernel(
            client,
            host,
            client.open_active(started),
            until=lambda: host.now > started + 1.0,
            deadline=2.0,
        )
        connection, _ = listener.accept()
        with connection:
            connection.setblocking(False)
            got = bytearray()

            def all_read() -> bool:
                with contextlib.suppress(BlockingIOError):
                    got.extend(connection.recv(1 << 16))
                return len(got) == len(FILE)

            run_against_kernel(client, host, until=all_read, deadline=30.0)
    assert bytes(got) == FILE
