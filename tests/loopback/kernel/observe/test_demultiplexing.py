"""Plans that are put to the kernel, and what stands in for it where it cannot be asked."""

import ast
from pathlib import Path
from typing import Any

import pytest

from loopback import SocketKey, kernel, second_loopback_host
from loopback.check import attempt
from loopback.kernel.observe import demultiplexing as traffic
from loopback.kernel.observe.socket_table import LiveSocketTable
from loopback.recordings import say_once

ROOT = Path(__file__).resolve().parents[4]
HERE = "127.0.0.1"


def newcomer(web: int, a: int, host: str = HERE) -> Any:
    return [("listen", (host, web)), ("establish", (host, web), (host, a))], [
        ("tcp", (host, a), (host, web)),
        ("udp", (host, a), (host, web)),
    ]


def plans() -> dict[str, Any]:
    """The plans of the notebooks that have a recording."""
    space: dict[str, Any] = {"HERE": HERE, "THERE": "127.0.0.2"}
    for file in sorted((ROOT / "manuscript" / "01_sockets").glob("*.py")):
        source = file.read_text(encoding="utf-8").replace("await ", "")
        for node in ast.parse(source).body:
            if (
                isinstance(node, ast.FunctionDef)
                and node.name in traffic._RECORDED
                and node.name not in space
            ):
                exec(compile(ast.Module([node], []), str(file), "exec"), space)
    return space


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


def test_where_the_kernel_does_not_take_a_plan_the_answer_given_stands_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_once.cache_clear()
    monkeypatch.setattr(LiveSocketTable, "listen", refuse)
    asked = kernel.demultiplex(newcomer, otherwise=(1, None))
    assert asked.recorded and asked.answers == (asked.keys[1], None)
    assert capsys.readouterr().out.endswith("recorded on Linux.\n")
    with pytest.raises(RuntimeError, match="newcomer"):
        kernel.demultiplex(newcomer)


@pytest.mark.skipif(second_loopback_host() is None, reason="this machine has only one loopback address")
@pytest.mark.parametrize("name", traffic._RECORDED)
def test_a_recording_is_what_linux_does(name: str) -> None:
    asked = kernel.demultiplex(plans()[name])
    assert not asked.recorded
    assert tuple(key and asked.keys.index(key) for key in asked.answers) == traffic._RECORDED[name]
