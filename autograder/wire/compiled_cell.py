"""An instructor's cell, compiled once for a class and not once for each submission.

The names that a cell reads are found in its code and not in its syntax tree: the grader judges in several threads,
and there `ast.parse` fails now and then (CPython 3.11: SystemError, AST constructor recursion depth mismatch).
"""

import ast
import dis
import functools
import marshal
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

_STORES = ("STORE_NAME", "STORE_GLOBAL")
_LOADS = ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS")
_FLAGGED = dis.opmap["LOAD_GLOBAL"]  # the lowest bit of its argument is no part of the name's place
# Operations that a program has which does nothing.
_NOTHING = ("RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST")


class Cell(NamedTuple):
    """A cell's id and source; its code, and the names that it reads and does not make itself at its top level."""

    slug: str
    source: str
    code: bytes  # empty if it does not compile: executing it then raises the error
    reads: list[str]


@functools.lru_cache(maxsize=1024)
def compiled(slug: str, source: str) -> Cell:
    """Compile a cell."""
    try:
        code = compile_cell(slug, source)
    except (SyntaxError, ValueError):
        return Cell(slug, source, b"", [])
    read = {name for part in with_parts(code) for name in _names(part, _LOADS)}
    return Cell(slug, source, marshal.dumps(code), sorted(read - set(_names(code, _STORES))))


def with_parts(code: CodeType) -> Iterator[CodeType]:
    """A code object, and those of the functions and classes in it."""
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from with_parts(part)


def _names(code: CodeType, operations: tuple[str, ...]) -> Iterator[str]:
    """The names that these operations use, as dis.get_instructions would list them, without its cost."""
    wanted, extended = {dis.opmap[each] for each in operations if each in dis.opmap}, 0
    for operation, argument in zip(code.co_code[::2], code.co_code[1::2], strict=True):
        argument |= extended
        extended = argument << 8 if operation == dis.EXTENDED_ARG else 0
        if operation in wanted:
            yield code.co_names[argument >> 1 if operation == _FLAGGED else argument]


@functools.lru_cache(maxsize=1024)
def only_says(source: str) -> bool:
    """Whether a cell holds a docstring and nothing to run.

    >>> only_says("'total adds.'  # the rest is hidden"), only_says("assert total(1)")
    (True, False)
    """
    try:
        done = list(dis.get_instructions(compile_cell("", source)))
    except (SyntaxError, ValueError):
        return False
    return [each.argval for each in done if each.opname not in _NOTHING] == ["__doc__"]


def compile_cell(slug: str, source: str) -> Any:
    """The code of a cell, which may await; raises SyntaxError or ValueError."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    return compile(source, file_of(slug), "exec", flags, dont_inherit=True, optimize=0)


def file_of(slug: str) -> str:
    """The file name of a cell in tracebacks."""
    return f"<{slug}>"
