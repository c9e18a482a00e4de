"""Which statements of a cell are kept, and what a cell changes for the whole process and must not."""

import ast
import signal
import socket
import sys

import pytest

from autograder.student.parts import Part, kept
from autograder.student.process_state import put_back

CELL = """
import os
from my import f
try:
    import numpy
except ImportError:
    numpy = None
if os.name == "nt":
    here = True
else:
    serve()
@cache
def cached(): pass
@try_out
def at_once(): pass
def plain(): pass
class Thing: pass
size = 4 << 10
words = ["a", -1]
sock, _ = accept()
kept[0] = 1
size += 1
for each in words: print(each)
with sock: pass
serve()
"""
DEFINITIONS = ["import os", "from my import f", "try", "def plain", "class Thing", "words ="]
NAMES = [*DEFINITIONS[:3], "@cache", *DEFINITIONS[3:5], "size = 4", "words =", "sock, _"]


@pytest.mark.parametrize(
    ("part", "starts"), [("names", NAMES), ("definitions", DEFINITIONS), ("nothing", [])]
)
def test_what_binds_names_is_kept_by_its_kind(part: Part, starts: list[str]) -> None:
    found = [ast.unparse(each) for each in kept(ast.parse(CELL).body, part)]
    assert len(found) == len(starts), found
    assert all(each.startswith(start) for each, start in zip(found, starts, strict=True)), found


def test_all_of_a_cell_is_all_of_it() -> None:
    body = ast.parse(CELL).body
    assert kept(body, "all") == body


def test_timers_handlers_timeouts_and_limits_are_put_back() -> None:
    handler, depth = signal.getsignal(signal.SIGINT), sys.getrecursionlimit()
    with put_back():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.setitimer(signal.ITIMER_REAL, 1000)
        socket.setdefaulttimeout(0.25)
        sys.setrecursionlimit(depth + 1)
    assert signal.getsignal(signal.SIGINT) is handler
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert socket.getdefaulttimeout() is None and sys.getrecursionlimit() == depth
