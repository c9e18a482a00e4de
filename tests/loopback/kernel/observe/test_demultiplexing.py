"""Plans that are put to the kernel, and what stands in for it where it cannot be asked."""

from typing import Any

import pytest

from loopback import SocketKey, kernel
from loopback.check import attempt
from loopback.kernel.observe.socket_table import LiveSocketTable
from loopback.recordings import digest, say_once

HERE = "127.0.0.1"


def newcomer(web: int, a: int, host: str = HERE) -> Any:
    return [("listen", (host, web)), ("establish", (host, web), (host, a))], [
        ("tcp", (host, a), (host, web)),
        ("udp", (host, a), (host, web)),
    ]


def refuse(*_arguments: object) -> None:
    raise OSError("not on this system")


def test_answers_are_the_kernels_and_ports_are_called_by_their_names() -> None:
    asked = kernel.demultiplex(newcomer)
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


def test_a_table_that_agrees_and_one_that_does_not() -> None:
    asked = kernel.demultiplex(newcomer)

    class Listener:
        def listen(self, local: object) -> None:
            pass

        def establish(self, local: object, remote: object) -> None:
            pass

        def lookup(self, protocol: str, source: object, destination: object) -> object:
            return asked.keys[0]

    outcome = attempt(lambda: asked.put_to(Listener))
    expected, got = asked.differs(outcome)
    assert expected.startswith("packet 1 goes to socket 2") and str(got).startswith("socket 1")
    assert asked.differs(attempt(lambda: list(asked.answers)))[0].startswith("every packet")
    assert str(asked.differs(attempt(lambda: [asked.answers[0], "nobody"]))[1]) == "'nobody', for packet 2"


def test_a_port_that_somebody_has_taken_is_changed_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def listen_later(self: LiveSocketTable, local: Any) -> None:
        tried.append(local)
        refuse() if len(tried) < 3 else listen(self, local)

    listen = LiveSocketTable.listen
    monkeypatch.setattr(LiveSocketTable, "listen", listen_later)
    assert kernel.demultiplex(newcomer).recorded is False
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
        kernel.demultiplex(newcomer)
    recorded = {digest(question): {"question": question, "answer": [1, None]}}
    monkeypatch.setattr("loopback.recordings.recordings", {"demultiplex": recorded}.get)
    asked = kernel.demultiplex(newcomer)
    assert asked.recorded and asked.answers == (asked.keys[1], None)
    assert capsys.readouterr().out == "(From a recording: this system cannot share ports in this way; Linux can.)\n"
