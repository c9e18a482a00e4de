"""The kernel as referee and partner, on a host of its own; and the stand-ins where there is none."""

import struct
import sys
from pathlib import Path

import pytest
from scapy.layers.inet import IP, UDP
from scapy.layers.inet6 import IPv6

from loopback import ACK, FIN, RST, SYN, Flag, Segment, kernel, system
from loopback.kernel.namespace import host
from loopback.kernel.namespace.host import run_task
from loopback.recordings import say_once
from loopback.trace import relative, trace_of

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")

HERE, THERE = ("127.0.0.5", 4000), ("127.0.0.9", 5000)
HERE6, THERE6 = ("fd00::1", 4000), ("fd00::2", 5000)


@needs_linux
def test_this_machine_gives_hosts_of_its_own():
    """Not a skip: the promise that code meets the kernel is tested wherever these tests run on Linux."""
    assert system.has_namespaces


@needs_linux
@pytest.mark.parametrize(("source", "destination"), [(HERE, THERE), (HERE6, THERE6)])
def test_the_kernels_own_datagram_is_what_scapy_makes(source: tuple[str, int], destination: tuple[str, int]):
    outer = IPv6 if ":" in source[0] else IP
    packet = outer(src=source[0], dst=destination[0]) / UDP(sport=source[1], dport=destination[1]) / b"hello"
    theirs = bytes(outer(bytes(packet))[UDP])
    assert kernel.sends(source, destination, b"hello") == theirs


def cases() -> list[tuple[str, bytes]]:
    good = kernel.sends(HERE, THERE, b"hello!")
    return [
        ("whole", good),
        ("a bit flipped", good[:-1] + bytes([good[-1] ^ 1])),
        ("words exchanged", good[:8] + b"llheo!"),
        ("checksum 0", good[:6] + b"\0\0" + good[8:]),
        ("bytes behind", good + b"xx"),
        ("length too small", good[:4] + b"\0\7" + good[6:]),
        ("length too large", good[:4] + b"\0\xff" + good[6:]),
        ("a wrong port number", b"\0\1" + good[2:]),
    ]


@needs_linux
def test_the_stand_in_decides_as_the_kernel_does():
    for source, destination in ((HERE, THERE), (HERE6, THERE6)):
        for name, segment in cases():
            if ":" in source[0] and name != "checksum 0":
                segment = kernel.sends(source, destination, segment[8:])
            decided = kernel.receives(segment, source, destination)
            assert decided == kernel.receives_by_rfc(segment, source[0], destination[0]), name


@needs_linux
def test_the_kernel_refuses_as_the_rfc_says():
    def ask(**fields: object) -> Segment | None:
        return kernel.refuses(Segment(source_port=4000, destination_port=9, **fields))  # type: ignore[arg-type]

    assert ask(seq=100, flags=RST) is None
    assert ask(seq=100, ack=7, flags=ACK) == Segment(
        source_port=9, destination_port=4000, seq=7, flags=RST, window=0
    )
    assert ask(seq=2**32 - 1, flags=SYN | FIN, payload=b"abc") == Segment(
        source_port=9, destination_port=4000, seq=0, ack=4, flags=RST | ACK, window=0
    )


@needs_linux
def test_a_conversation_is_captured_whole():
    rows = relative(trace_of(kernel.conversation([("client", b"abc"), ("server", b"de")])))
    assert [row["flags"] for row in rows[:3]] == ["SYN", "SYN,ACK", "ACK"]
    assert sum(row["length"] for row in rows) == 5
    assert [row["flags"] for row in rows].count("FIN,ACK") == 2
    assert rows[-1]["seq"] == 5 and rows[-1]["ack"] == 4, "SYN, three bytes and FIN; SYN, two bytes and FIN"


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this system one that gives no hosts."""
    monkeypatch.setattr(host.sys, "platform", "darwin")
    say_once.cache_clear()


@needs_linux
def test_elsewhere_a_stand_in_decides_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    good = kernel.sends(HERE, THERE, b"hello!")
    forbid(monkeypatch)
    assert kernel.receives(good, HERE, THERE) == b"hello!"
    assert kernel.receives(good[:-1] + b"?", HERE, THERE) is None
    assert capsys.readouterr().out.count("A stand-in decides here") == 1


def test_elsewhere_what_needs_the_kernel_says_what_it_needs(monkeypatch: pytest.MonkeyPatch):
    forbid(monkeypatch)
    with pytest.raises(kernel.Unavailable, match="own needs Linux with unprivileged user namespaces"):
        run_task("udp_receives", [["127.0.0.1", "127.0.0.1", 5000, "00"]])


@needs_linux
@pytest.mark.parametrize(
    "flags", [SYN, ACK, SYN | ACK, FIN, FIN | ACK, RST, RST | ACK, SYN | FIN, Flag(0)], ids=str
)
def test_elsewhere_a_stand_in_refuses_as_the_kernel_does(flags: Flag, monkeypatch: pytest.MonkeyPatch):
    ports = {"source_port": 4001, "destination_port": 9}
    arrived = [Segment(**ports, seq=seq, ack=7, flags=flags, payload=b"abc") for seq in (100, 2**32 - 2)]
    by_kernel = [kernel.refuses(each) for each in arrived]
    forbid(monkeypatch)
    assert [kernel.refuses(each) for each in arrived] == by_kernel


@needs_linux
def test_elsewhere_a_stand_in_converses_as_the_kernel_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    exchange = [("client", b"abc"), ("server", b"de")]
    by_kernel = relative(trace_of(kernel.conversation(exchange)))
    forbid(monkeypatch)
    assert relative(trace_of(kernel.conversation(exchange))) == by_kernel
    assert "A stand-in answers here" in capsys.readouterr().out


@needs_linux
@pytest.mark.parametrize("hosts", [("127.0.0.1", "127.0.3.9"), ("fd00::1", "fd00::2")], ids=["IPv4", "IPv6"])
def test_elsewhere_a_stand_in_sends_datagrams_as_the_kernel_does(
    hosts: tuple[str, str], monkeypatch: pytest.MonkeyPatch
):
    payloads = [b"", b"odd", b"even", bytes(range(200))]
    by_kernel = [kernel.sends((hosts[0], 4001), (hosts[1], 5001), payload) for payload in payloads]
    forbid(monkeypatch)
    assert [kernel.sends((hosts[0], 4001), (hosts[1], 5001), payload) for payload in payloads] == by_kernel


@needs_linux
def test_a_task_that_fails_is_told_in_its_own_words():
    with pytest.raises(RuntimeError, match=r"udp_receives: .*OSError"):
        run_task("udp_receives", [["192.0.2.1", "127.0.0.1", 5000, "00"]])


@needs_linux
def test_the_notebooks_own_network_is_untouched():
    before = Path("/proc/self/ns/net").readlink()
    kernel.receives(struct.pack("!HHHH", 1, 5000, 8, 0), ("127.0.0.1", 1), ("127.0.0.1", 5000))
    assert Path("/proc/self/ns/net").readlink() == before


@needs_linux
def test_a_task_that_takes_too_long_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "TASK_TIMEOUT", 0.0)
    with pytest.raises(RuntimeError, match=r"^nothing: the kernel's answer had not come after 0 seconds, as "):
        run_task("nothing", None)
