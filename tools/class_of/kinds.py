"""What the students of the made class hand in, and what each must get for it."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

import nbformat

from tests.hostile import course
from tests.hostile.attack import attacks

CHAPTER, NOTEBOOK = "class", "one"
PLACE = f"{CHAPTER}/{NOTEBOOK}.ipynb"
FULL = course.FULL
IN_TIME, LATE = "2026-03-01 10:00:00 UTC", "2026-03-02 15:00:00 UTC"  # the due date is noon on March 1

EXITS = "import os\n\ndef total(numbers):\n    os._exit(3)\n"
WRONG_TOTAL = "def total(numbers):\n    return sum(map(abs, numbers)) + 1\n"
SHORT_READ = "def read_exactly(sock, size):\n    return sock.recv(size)\n"


class Handed(NamedTuple):
    """What one student hands in, by paths below the student's folder, and the points that it must get."""

    variant: str
    files: dict[str, bytes]
    points: float


class Kind(NamedTuple):
    """A group of students: its share of the class in percent, and what its students hand in, in turns."""

    name: str
    share: int
    variants: Callable[[], Iterator[Handed]]


def _at_its_place(variant: str, content: bytes, points: float) -> Handed:
    return Handed(variant, {PLACE: content}, points)


def _right() -> Iterator[Handed]:
    yield _at_its_place("right", course.honest(), FULL)
    stamped = {PLACE: course.honest(), f"{CHAPTER}/timestamp.txt": IN_TIME.encode()}
    yield Handed("right, and in time", stamped, FULL)


def _wrong() -> Iterator[Handed]:
    for variant, slug, code, points in (
        ("a wrong sum", "total", WRONG_TOTAL, 3.0),
        ("a short read", "read-exactly", SHORT_READ, 3.0),
        ("a number of another type", "total", "import math\n\ntotal = math.fsum\n", 4.0),
        ("tells nobody", "tell-each", "def tell_each(words, tell):\n    return len(words)\n", 4.0),
        ("returns text", "total", "def total(numbers):\n    return str(sum(numbers))\n", 3.0),
    ):
        yield _at_its_place(variant, course.with_cell("in", slug, code, solved=True), points)


def _blank() -> Iterator[Handed]:
    yield _at_its_place("as it was handed out", course.blank(), 0.0)


def _damaged() -> Iterator[Handed]:
    honest = course.honest()
    text = honest.decode()
    without_marks = json.loads(text)
    for cell in without_marks["cells"]:
        cell["metadata"] = {}
    old = nbformat.convert(nbformat.reads(text, as_version=4), 3)  # type: ignore[no-untyped-call]
    for variant, content, points in (
        ("cut off", honest[: len(honest) // 2], 0.0),
        ("with a mark of byte order", b"\xef\xbb\xbf" + honest, FULL),
        ("empty", b"", 0.0),
        ("in UTF-16", text.encode("utf-16"), FULL),
        ("a web page", b"<!DOCTYPE html><html><body>Please log in.</body></html>", 0.0),
        ("without marks", json.dumps(without_marks).encode(), FULL),
        ("JSON, but no notebook", b"null", 0.0),
        ("of nbformat 3", json.dumps(old).encode(), FULL),
    ):
        yield _at_its_place(variant, content, points)


def _misplaced() -> Iterator[Handed]:
    honest = course.honest()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(f"work/{NOTEBOOK}.ipynb", honest)
    for path, content in (
        (f"{CHAPTER}/{NOTEBOOK} (1).ipynb", honest),
        (f"{CHAPTER}/{CHAPTER}/{NOTEBOOK}.ipynb", honest),
        (f"{CHAPTER}/{NOTEBOOK.upper()}.IPYNB", honest),
        (f"{NOTEBOOK}.ipynb", honest),
        (f"{CHAPTER}/work.zip", archive.getvalue()),
        (f"{CHAPTER}/{NOTEBOOK}.ipynb.txt", honest),
        (f"{CHAPTER}/final version.ipynb", honest),
    ):
        yield Handed(path, {path: content}, FULL)


def _late() -> Iterator[Handed]:
    stamp = {f"{CHAPTER}/timestamp.txt": LATE.encode()}
    yield Handed("late: its penalty is all of it", stamp | {PLACE: course.honest()}, 0.0)
    half = course.with_cell("in", "total", WRONG_TOTAL, solved=True)
    yield Handed("late, and wrong", stamp | {PLACE: half}, 0.0)
    words = {f"{CHAPTER}/timestamp.txt": b"yesterday evening"}
    yield Handed("a time in words counts as on time", words | {PLACE: course.honest()}, FULL)


def _crashing() -> Iterator[Handed]:
    for variant, content, points in (
        (
            "a demo ends the process",
            course.with_cell("after", "setup", "import os; os._exit(1)", solved=True),
            FULL,
        ),
        ("an answer ends the process", course.with_cell("in", "total", EXITS, solved=True), 3.0),
        (
            "a demo calls an answer that ends it",
            course.with_cell("in", "total", f"{EXITS}\ntotal([])", True),
            3.0,
        ),
        ("a demo aborts", course.with_cell("after", "total", "import os; os.abort()", solved=True), FULL),
        ("a cell is no Python", course.with_cell("after", "total", "def (:", solved=True), FULL),
        ("a demo raises", course.with_cell("after", "setup", "1 / 0", solved=True), FULL),
        (
            "a demo leaves an alarm",
            course.with_cell("after", "setup", "import signal; signal.alarm(1)", True),
            FULL,
        ),
    ):
        yield _at_its_place(variant, content, points)


def _hostile() -> Iterator[Handed]:
    """The attacks of tests/hostile that need to know nothing of the machine and are small."""
    for attack in attacks():
        if attack.group in ("forge", "protocol") and not (attack.later or attack.meets):
            yield _at_its_place(str(attack), attack.content(), attack.points)


KINDS = (
    Kind("right", 40, _right),
    Kind("wrong", 12, _wrong),
    Kind("blank", 6, _blank),
    Kind("damaged", 10, _damaged),
    Kind("misplaced", 10, _misplaced),
    Kind("late", 7, _late),
    Kind("crashing", 7, _crashing),
    Kind("hostile", 8, _hostile),
)


def students(count: int) -> Iterator[tuple[str, Kind, Handed]]:
    """The name, the kind and the files of each student of a class of so many; of each kind at least one."""
    for kind in KINDS:
        variants = list(kind.variants())
        for number in range(max(1, round(count * kind.share / 100))):
            yield f"{kind.name}-{number:03}", kind, variants[number % len(variants)]
