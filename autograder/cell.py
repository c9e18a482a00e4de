"""An instructor's cell, which the grader compiles once for a class, and not once for each submission."""

import ast
import dis
import functools
import marshal
from typing import Any, NamedTuple

_STORES = ("STORE_NAME", "STORE_GLOBAL")


class Cell(NamedTuple):
    """A cell's id and source; its code, and the names that it reads and does not make itself at its top level."""

    slug: str
    source: str
    code: bytes  # none, if it does not compile: what is wrong with it is told by whoever executes it
    reads: list[str]


@functools.lru_cache(maxsize=1024)
def compiled(slug: str, source: str) -> Cell:
    """Compile a cell."""
    try:
        tree = ast.parse(source)
        code = compile_cell(slug, tree)
    except (SyntaxError, ValueError):
        return Cell(slug, source, b"", [])
    read = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    made = {str(each.argval) for each in dis.get_instructions(code) if each.opname in _STORES}
    return Cell(slug, source, marshal.dumps(code), sorted(read - made))


def compile_cell(slug: str, source: str | ast.Module) -> Any:
    """The code of a cell, which may await; raises SyntaxError or ValueError."""
    return compile(source, file_of(slug), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def file_of(slug: str) -> str:
    """What tracebacks call the file of a cell."""
    return f"<{slug}>"
