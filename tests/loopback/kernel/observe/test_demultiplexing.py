"""Plans that are put to the kernel, and what stands in for it where it cannot be asked."""

from typing import Any

import pytest

from loopback import SocketKey, kernel
from loopback.check import CheckFailed, NotWritten
from loopback.kernel.observe.demultiplexing import Traffic, key_of
from loopback.kernel.observe.plan import read_plan
from loopback.kernel.observe.socket_table import LiveSocketTable
from loopback.recordings import digest, say_once

HERE = "127.0.0.1"
NEWCOMER = """
    listen     127.0.0.1:web
    establish  127.0.0.1:web  127.0.0.1:a
    tcp  127.0.0.1:a -> 127.0.0.1:web
    udp  127.0.0.1:a -> 127.0.0.1:web
"""


def refuse(*_arguments: object) -> None:
    raise OSError("not on this system")


def test_answers_are_the_kernels_and_ports_are_called_by_their_names() -> None:
    asked = kernel.demultiplex(NEWCOMER)
    web, a = asked.names
    assert asked.answers == (SocketKey("tcp", (HERE, web), (HERE, a)), None)
    assert (
        str(asked)
        == """
sockets
  1  TCP 127.0.0.1:web   from anybody (a listener)
  2  TCP 127.0.0.1:web   from 127.0.0.1:a only
packets
  TCP 127.0.0.1:a -> 127.0.0.1:web   goes to 2
  UDP 127.0.0.1:a -> 127.0.0.1:web   nobody: refused"""[1:]
    )


class Table:
    """A table that is right, as long as no test changes a method."""

    def __init__(self) -> None:
        self.keys: list[SocketKey] = []

    def listen(self, local: Any) -> None:
        self.keys.append(SocketKey("tcp", local))

    def establish(self, local: Any, remote: Any) -> None:
        self.keys.append(SocketKey("tcp", local, remote))

    def bind_udp(self, local: Any, remote: Any = None) -> None:
        self.keys.append(SocketKey("udp", local, remote))

    def lookup(self, protocol: str, source: Any, destination: Any) -> object:
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        tried = ((destination, source), (destination, None), (wildcard, None))
        return next((key for pair in tried if (key := SocketKey(protocol, *pair)) in self.keys), None)


EVERYBODY = """
    listen     127.0.0.1:web
    establish  127.0.0.1:web  127.0.0.1:a
    bind_udp   0.0.0.0:mail
    bind_udp   127.0.0.1:web  127.0.0.1:a
    tcp  127.0.0.1:a -> 127.0.0.1:web
    tcp  127.0.0.1:b -> 127.0.0.1:web
    udp  127.0.0.1:a -> 127.0.0.1:mail
    udp  127.0.0.1:b -> 127.0.0.1:web
"""


@pytest.fixture(scope="module")
def traffic() -> Traffic:
    return kernel.demultiplex(EVERYBODY)


def test_a_table_that_agrees_with_the_kernel_gets_a_tick(
    traffic: Traffic, capsys: pytest.CaptureFixture[str]
) -> None:
    assert traffic.numbers == [2, 1, 3, None]
    assert traffic.put_to(Table) == list(traffic.answers)
    traffic.agrees(Table, "all agree")
    assert capsys.readouterr().out == "✓ all agree\n"


def told(traffic: Traffic, lookup: Any) -> str:
    """What a failing claim says of a table with another `lookup`."""
    with pytest.raises(CheckFailed) as failed:
        traffic.agrees(type("Table", (Table,), {"lookup": lookup}), "all agree")
    return str(failed.value)


def socket(number: int) -> Any:
    return lambda table, *_packet: table.keys[number - 1]


FAULTS: dict[str, Any] = {
    "socket 1 would take the packet too, but socket 2 fits it more exactly": socket(1),
    "socket 4 is a UDP socket, and the packet is TCP": socket(4),
    "socket 3 is a UDP socket, and the packet is TCP": socket(3),
    "the destination is the local address of socket 2, and the source is the remote one": lambda *_: None,
    "no socket above has this key": lambda table, protocol, source, _destination: SocketKey(protocol, source),
    "the call returned a str, where SocketKey is wanted": lambda table, *_packet: "nobody",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_the_first_packet_is_said(traffic: Traffic, fault: str) -> None:
    text = told(traffic, FAULTS[fault])
    assert "Expected: lookup returns the key of socket 2 for TCP 127.0.0.1:a -> 127.0.0.1:web" in text
    assert f"Where to look: {fault}" in text


def right_until(packet: int, wrong: Any) -> Any:
    """A lookup that is right for the packets before this one, counted from 1."""
    asked: list[object] = []

    def lookup(table: Table, *what: Any) -> object:
        asked.append(what)
        return wrong(table, *what) if len(asked) == packet else Table.lookup(table, *what)

    return lookup


LATER: list[tuple[int, Any, str]] = [
    (
        2,
        socket(2),
        "the remote address of socket 2 is not the packet's source: the same host, but another port",
    ),
    (
        2,
        lambda *_: None,
        "no socket with a remote address fits the packet, so socket 1 takes it, which has none",
    ),
    (3, lambda *_: None, "socket 3 is at the wildcard, which stands for every host"),
    (
        3,
        socket(4),
        "the local address of socket 4 is not the packet's destination: the same host, but another port",
    ),
    (4, socket(3), "socket 3 is at the wildcard, but the packet goes to another port"),
]


@pytest.mark.parametrize(("packet", "wrong", "fault"), LATER, ids=[fault for _, _, fault in LATER])
def test_what_is_wrong_with_a_later_packet_is_said(
    traffic: Traffic, packet: int, wrong: Any, fault: str
) -> None:
    assert f"Where to look: {fault}" in told(traffic, right_until(packet, wrong))


@pytest.mark.parametrize(
    ("plan", "number", "fault"),
    [
        (
            "listen [::]:web\nlisten 127.0.0.1:a\ntcp 127.0.0.1:a -> 127.0.0.1:web",
            1,
            "socket 1 is at the wildcard of the other family, and the destination is 127.0.0.1",
        ),
        (
            "bind_udp 127.0.0.1:a\nbind_udp 127.0.0.1:mail\nudp 127.0.0.1:a -> 127.0.0.1:mail",
            1,
            "the local address of socket 1 is the packet's source: an arriving packet's destination",
        ),
        (
            "bind_udp 127.0.0.1:mail 127.0.0.2:a\nbind_udp 127.0.0.1:mail\nudp 127.0.0.1:a -> 127.0.0.1:mail",
            1,
            "the remote address of socket 1 is not the packet's source: the same port, but at another host",
        ),
        (
            "bind_udp 127.0.0.2:web\nbind_udp 127.0.0.1:mail\nudp 127.0.0.1:a -> 127.0.0.1:mail",
            1,
            "the local address of socket 1 is not the packet's destination: another host and another port",
        ),
    ],
)
def test_addresses_that_differ_are_told_apart(plan: str, number: int, fault: str) -> None:
    names = {"web": 1, "a": 2, "mail": 3}
    read = read_plan(plan)
    steps = read.steps_at(names)
    answer = None if "[::]" in plan else key_of(steps[1])
    asked = Traffic(steps, read.packets_at(names), (answer,), {port: name for name, port in names.items()})
    assert f"Where to look: {fault}" in told(asked, socket(number))


def test_an_error_out_of_the_table_is_told_with_its_line(traffic: Traffic) -> None:
    text = told(traffic, lambda table, *_packet: table.sockets)
    assert "Got: Table with the sockets and the packets above raised AttributeError" in text
    assert "does __init__ make the name?" in text


def test_a_table_that_is_not_written_is_said_to_be(traffic: Traffic) -> None:
    class Stub(Table):
        def lookup(self, protocol: str, source: Any, destination: Any) -> object:
            raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match=r"lookup is not written yet"):
        traffic.agrees(Stub, "all agree")


def test_a_port_that_somebody_has_taken_is_changed_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def listen_later(self: LiveSocketTable, local: Any) -> None:
        tried.append(local)
        refuse() if len(tried) < 3 else listen(self, local)

    listen = LiveSocketTable.listen
    monkeypatch.setattr(LiveSocketTable, "listen", listen_later)
    assert kernel.demultiplex(NEWCOMER).recorded is False
    assert len(set(tried)) == 3


def test_where_the_kernel_does_not_take_a_plan_a_recording_answers_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_once.cache_clear()
    monkeypatch.setattr(LiveSocketTable, "listen", refuse)
    question = [
        ["listen", [HERE, "port 1"]],
        ["establish", [HERE, "port 1"], [HERE, "port 2"]],
        ["tcp", [HERE, "port 2"], [HERE, "port 1"]],
        ["udp", [HERE, "port 2"], [HERE, "port 1"]],
    ]
    with pytest.raises(kernel.NotShown, match="cannot share ports"):
        kernel.demultiplex(NEWCOMER)
    recorded = {digest(question): {"question": question, "answer": [1, None]}}
    monkeypatch.setattr("loopback.recordings.recordings", {"demultiplex": recorded}.get)
    asked = kernel.demultiplex(NEWCOMER)
    assert asked.recorded and asked.answers == (asked.keys[1], None)
    assert (
        capsys.readouterr().out
        == "(From a recording: this system cannot share ports in this way; Linux can.)\n"
    )
