"""A course of five points for attacks to aim at: plain data, live sockets, a callback.

Its tests end soon, so that an attack that hangs costs little.
"""

import functools
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.notebooks import flags_of, role_of
from autograder.regions import without_hidden_tests, without_solution
from tests.support.small_course import KERNEL, cell

SECRET = "nobody_outside_the_judge_reads_this"  # stands in a hidden test, and nowhere else
FULL = 5.0

SETUP = "import os\n\nfrom loopback import *\nfrom loopback.check import *\nfrom loopback.peers import *"
TOTAL = '''def total(numbers: list[int]) -> int:
    """Return the sum of some numbers."""
    ### BEGIN SOLUTION
    return sum(numbers)
    ### END SOLUTION
'''
TOTAL_VISIBLE = '''"""total adds two numbers."""
assert total([1, 2]) == 3, "1 and 2 are 3"
'''
TOTAL_HIDDEN = f'''"""total adds what it has never seen."""
# The rest of this cell is hidden until grading.
### BEGIN HIDDEN TESTS
{SECRET} = seeded("total").choices(range(1000), k=20)
expected = sum({SECRET})  # before the call, which may change its arguments
outcome = attempt(total, {SECRET}, deadline=0.6)
check(outcome.returned(expected), "total adds twenty numbers", got=outcome)
### END HIDDEN TESTS
'''
READ = '''def read_exactly(sock: "socket.socket", size: int) -> bytes:
    """Return exactly `size` bytes from a stream; raise EOFError when it ends before."""
    ### BEGIN SOLUTION
    received = b""
    while len(received) < size:
        piece = sock.recv(size - len(received))
        if not piece:
            raise EOFError
        received += piece
    return received
    ### END SOLUTION
'''
READ_VISIBLE = '''"""read_exactly puts two pieces together."""
with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock:
    outcome = attempt(read_exactly, sock, 5, deadline=0.6)
check(outcome.returned(b"hello"), "two pieces make hello", got=outcome, log=peer.log)
'''
READ_HIDDEN = '''"""read_exactly reads to the byte, and says when the stream ends too soon."""
# The rest of this cell is hidden until grading.
### BEGIN HIDDEN TESTS
data = seeded("read").randbytes(40)
with TCPPeer([data[:7], data[7:20], data[20:]]) as peer, peer.connect() as sock:
    outcome = attempt(read_exactly, sock, 40, deadline=0.6)
check(outcome.returned(data), "three pieces make forty bytes", got=outcome, log=peer.log)
with TCPPeer([b"hel"]) as peer, peer.connect() as sock:
    outcome = attempt(read_exactly, sock, 5, deadline=0.6)
check(outcome.raised(EOFError), "an end after three of five bytes is an EOFError", got=outcome)
### END HIDDEN TESTS
'''
TELL = '''def tell_each(words: list[str], tell: "Callable[[str], None]") -> int:
    """Call `tell` with each word in capitals; return how many there were."""
    ### BEGIN SOLUTION
    for word in words:
        tell(word.upper())
    return len(words)
    ### END SOLUTION
'''
TELL_VISIBLE = '''"""tell_each tells."""
told = []
outcome = attempt(tell_each, ["a", "b"], told.append, deadline=0.6)
check(outcome.returned(2) and told == ["A", "B"], "two words are told", expected=["A", "B"], got=told)
'''

SOLUTIONS = ("total", "read-exactly", "tell-each")
TESTS = {
    "total-visible": 1,
    "total-hidden": 1,
    "read-exactly-visible": 1,
    "read-exactly-hidden": 1,
    "tell-each-visible": 1,
}


def source() -> NotebookNode:
    """The instructor's notebook."""
    return new_notebook(
        metadata={"kernelspec": KERNEL},
        cells=[
            cell(None, "title", "# to be attacked"),
            cell("setup", "setup", SETUP),
            cell("contract", "total-contract", "## Add (2 points)"),
            cell("solution", "total", TOTAL),
            cell("tests", "total-visible", TOTAL_VISIBLE, 1),
            cell("tests", "total-hidden", TOTAL_HIDDEN, 1),
            cell("contract", "read-exactly-contract", "## Read (2 points)"),
            cell("solution", "read-exactly", READ),
            cell("tests", "read-exactly-visible", READ_VISIBLE, 1),
            cell("tests", "read-exactly-hidden", READ_HIDDEN, 1),
            cell("contract", "tell-each-contract", "## Tell (1 point)"),
            cell("solution", "tell-each", TELL),
            cell("tests", "tell-each-visible", TELL_VISIBLE, 1),
        ],
    )


def handed_out(solved: bool) -> NotebookNode:
    """The notebook as a student hands it in: with the reference answers, or as it was released."""
    notebook = source()
    for each in notebook.cells:
        if role_of(each) == "solution" and not solved:
            each.source = without_solution(each.source)
        each.source = without_hidden_tests(each.source)
    return notebook


def to_bytes(notebook: NotebookNode) -> bytes:
    """The notebook's file."""
    return str(nbformat.writes(notebook)).encode()  # type: ignore[no-untyped-call]


@functools.cache
def instructors() -> bytes:
    """The instructor's notebook, as bytes."""
    return to_bytes(source())


@functools.cache
def honest() -> bytes:
    """A notebook that earns every point."""
    return to_bytes(handed_out(solved=True))


@functools.cache
def blank() -> bytes:
    """A notebook that nobody worked on."""
    return to_bytes(handed_out(solved=False))


def with_cell(place: str, slug: str, code: str, solved: bool) -> bytes:
    """A submission with an attack before, in or after the cell of this name."""
    notebook = handed_out(solved)
    at = index_of(notebook, slug)
    if place == "in":
        notebook.cells[at].source = code
    else:
        notebook.cells.insert(at + (place == "after"), cell(None, "attack", code))
    return to_bytes(notebook)


def index_of(notebook: NotebookNode, slug: str) -> int:
    """Where the cell of this name stands."""
    return next(at for at, each in enumerate(notebook.cells) if flags_of(each).get("grade_id") == slug)


def changed(change: Callable[[NotebookNode], object], solved: bool = False) -> bytes:
    """A submission to which `change` was done."""
    notebook = handed_out(solved)
    change(notebook)
    return to_bytes(notebook)
