"""What the grader makes of an instructor's cell before any submission is judged by it."""

import argparse
import dis
import enum
import gc
import inspect
import time
import typing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from autograder.wire import compiled_cell
from autograder.wire.compiled_cell import Cell, compiled, only_says, with_parts


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("x", ["x"]),
        ("x = y", ["y"]),
        ("x = 1\nx", []),
        ("def test():\n    return student(1)\ntest()", ["student"]),
        ("def test():\n    local = 1\n    return local", []),
        ("class Case:\n    made = student", ["__name__", "student"]),
        ("[student(each) for each in range(3)]", ["range", "student"]),
        ("import socket\nwith socket.socket() as sock:\n    student(sock)", ["student"]),
        ("peer.log", ["peer"]),
        ("await student()", ["student"]),
        ("lambda given: (given, student)", ["student"]),
        ("count += 1", []),
    ],
)
def test_it_asks_for_the_names_that_a_cell_reads_and_does_not_make(source: str, reads: list[str]) -> None:
    assert compiled("a cell", source).reads == reads


MANY = "\n".join(f"a{number} = b{number}\ndef f{number}(): return c{number}, d" for number in range(300))


@pytest.mark.parametrize(
    "source", [MANY, *(inspect.getsource(module) for module in (argparse, enum, typing))]
)
def test_the_names_are_those_that_dis_tells(source: str) -> None:
    for operations in (compiled_cell._LOADS, compiled_cell._STORES):
        for part in with_parts(compile(source, "<test>", "exec", dont_inherit=True)):
            told = [str(each.argval) for each in dis.get_instructions(part) if each.opname in operations]
            assert list(compiled_cell._names(part, operations)) == told


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("'It adds.'", True),
        ("'It adds.'\n# The rest of this cell is hidden until grading.", True),
        ('"""It adds\n\nand adds."""\n', True),
        ("'It adds.'\nawait total()", False),
        ("'It adds.'\ntold = []", False),
        ("# nothing at all", False),
        ("f'It {adds}.'", False),
        ("'It adds", False),
    ],
)
def test_a_cell_that_only_says_what_it_tests_is_told_from_one_that_tests(source: str, says: bool) -> None:
    assert only_says(source) is says


def test_a_cell_that_does_not_compile_has_no_code() -> None:
    assert compiled("a cell", "assert (1") == ("a cell", "assert (1", b"", [])


@pytest.fixture
def turns_within_the_compiler() -> Iterator[None]:
    """Another thread has its turn whenever garbage is collected, which is often."""
    before = gc.get_threshold()

    def give_way(_phase: str, _facts: dict[str, int]) -> None:
        time.sleep(0)

    gc.callbacks.append(give_way)
    gc.set_threshold(5)
    yield
    gc.set_threshold(*before)
    gc.callbacks.remove(give_way)


@pytest.mark.usefixtures("turns_within_the_compiler")
def test_cells_are_compiled_in_many_threads_at_once() -> None:
    """By way of `ast` they are not: a SystemError in one thread, for what another has done."""

    def deep(levels: int, number: int) -> Cell:
        return (
            deep(levels - 1, number) if levels else compiled(f"cell {number}", f"value = {number} + 1\n" * 20)
        )

    with ThreadPoolExecutor(4) as pool:
        assert all(cell.code for cell in pool.map(deep, [0, 20, 40, 60] * 10, range(40)))
