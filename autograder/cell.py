"""An instructor's cell, which the grader compiles once for a class, and not once for each submission."""

import ast
import dis
import functools
import marshal
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

_STORES = ("STORE_NAME", "STORE_GLOBAL")
_LOADS = ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS")


class Cell(NamedTuple):
    """A cell's id and source; its code, and the names that it reads and does not make itself at its top level."""

    slug: str
    source: str
    code: bytes  # none, if it does not compile: what is wrong with it is told by whoever executes it
    reads: list[str]


@functools.lru_cache(maxsize=1024)
def compiled(slug: str, source: str) -> Cell:
    """Compile a cell."""
    try:  # not by way of `ast`, which mixes threads up (SystemError: AST constructor recursion depth mismatch)
        code = compile_cell(slug, source)
    except (SyntaxError, ValueError):
        return Cell(slug, source, b"", [])
    read = {name for part in _with_parts(code) for name in _names(part, _LOADS)}
    return Cell(slug, source, marshal.dumps(code), sorted(read - set(_names(code, _STORES))))


def _with_parts(code: CodeType) -> Iterator[CodeType]:
    """A piece of code and those of the functions and classes in it."""
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _with_parts(part)


def _names(code: CodeType, operations: tuple[str, ...]) -> Iterator[str]:
    return (str(each.argval) for each in dis.get_instructions(code) if each.opname in operations)


def compile_cell(slug: str, source: str) -> Any:
    """The code of a cell, which may await; raises SyntaxError or ValueError."""
    return compile(source, file_of(slug), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def file_of(slug: str) -> str:
    """What tracebacks call the file of a cell."""
    return f"<{slug}>"
