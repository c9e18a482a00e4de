"""A row of the table: one behaviour, where it is written, and how it is asked."""

from collections.abc import Callable
from dataclasses import dataclass

from loopback.conformance.tester import Tester
from loopback.conformance.under_test import MakeTCP
from loopback.draw.ladder.diagram import Ladder

Ask = Callable[[Tester], None]
Meet = Callable[[MakeTCP], Ladder]


@dataclass(frozen=True)
class Row:
    """One behaviour: what it is, its section of RFC 9293 (or another RFC and its section), and how it is asked.

    `ask` puts a tester at the other end of one connection; where it is None, `meet` lets two connections of one kind
    meet. `suites` names the tests of others that ask for it: P packetimpact, C chiTCP, M minnow. `notebook` is the one
    of chapter 3 that teaches it. `stack` says why the course's TCP is not asked, `linux` why Linux is not.
    """

    name: str
    section: str
    suites: str
    notebook: str
    stack: str = ""
    linux: str = ""
    ask: Ask | None = None
    meet: Meet | None = None


def asked(
    section: str, suites: str, notebook: str, *, stack: str = "", linux: str = ""
) -> Callable[[Ask], Row]:
    """Make a row of a function that is given a tester; its docstring is the row's name."""
    return lambda ask: Row(_name(ask), section, suites, notebook, stack, linux, ask=ask)


def met(section: str, suites: str, notebook: str) -> Callable[[Meet], Row]:
    """Make a row of a function that is given what makes a connection, and lets two of them meet."""
    return lambda meet: Row(
        _name(meet), section, suites, notebook, linux="two connections of one kind meet", meet=meet
    )


def _name(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().rstrip(".")
