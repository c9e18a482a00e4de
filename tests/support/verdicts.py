"""Verdicts and items for the tests of feedback, made by hand."""

from dataclasses import replace
from typing import Any

from autograder.feedback import Item, Texts
from autograder.grading.verdict import CellVerdict, TestVerdict, Verdict
from loopback.check import Failure
from loopback.check.student_line import StudentLine

SOURCE = "def recv_exactly(sock, n):\n    data = sock.recv(n)\n    while True:\n        pass\n"
STEPS = ("you connected to the peer", "the peer sent b'he' (2 bytes)", "the peer closed its side")
FAILURE = Failure(
    "five bytes that arrive in two pieces come out whole",
    steps=STEPS,
    expected="b'hello'",
    got="recv_exactly(sock, 5) had not returned after 5 seconds; it was waiting here:\n"
    "     line 2 of its cell, in recv_exactly: data = sock.recv(n)",
    lines=(StudentLine(2, "recv_exactly", "data = sock.recv(n)"),),
    hints=("recv(n) promises at most n bytes", "a thread of yours died"),
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120"><title>A ladder</title>'
    '<desc id="d">you send SYN &amp; the peer answers.</desc><path d="M0 0L9 9"/></svg>'
)


def a_test(slug: str, status: Any = "failed", **facts: Any) -> TestVerdict:
    """A test of recv-exactly worth two points."""
    points = 2.0 if status == "passed" else 0.0
    made = {"exercise": "recv-exactly", "points": points, "maximum": 2.0, "status": status}
    return TestVerdict(slug, **(made | facts))


def a_verdict(*tests: TestVerdict, **facts: Any) -> Verdict:
    """ada's verdict on one notebook."""
    return Verdict("ada", "01_sockets", "streams", list(tests), **facts)


def an_item(*tests: TestVerdict, cells: list[CellVerdict] | None = None, **facts: Any) -> Item:
    """An item with one solution cell."""
    made: dict[str, Any] = {"cells": {"recv-exactly": SOURCE}}
    made["texts"] = Texts("Streams", {"recv-exactly": "Exercise 1: read"}, {"pieces": "It gathers pieces."})
    return Item(a_verdict(*tests, cells=cells or []), **(made | facts))


def drawn(svg: str = DRAWING) -> Failure:
    """The same failure, with what happened as a drawing."""
    return replace(FAILURE, steps=(), picture="  1. you sent SYN\n  2. the peer answered", svg=svg)
