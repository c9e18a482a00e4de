"""An instructor's cell: compiled by the grader, once for a class, and executed by the judge, once for a submission."""

import ast
import asyncio
import dis
import functools
import inspect
import linecache
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
        code = _compile(slug, tree)
    except (SyntaxError, ValueError):
        return Cell(slug, source, b"", [])
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    made = {str(each.argval) for each in dis.get_instructions(code) if each.opname in _STORES}
    return Cell(slug, source, marshal.dumps(code), sorted(read - made))


def execute(cell: Cell, names: dict[str, Any]) -> None:
    """Execute a cell with these names, to which it may add."""
    lines = cell.source.splitlines(keepends=True)
    linecache.cache[_file(cell.slug)] = (len(cell.source), None, lines, _file(cell.slug))
    result = eval(marshal.loads(cell.code) if cell.code else _compile(cell.slug, cell.source), names)
    if inspect.iscoroutine(result):
        asyncio.run(result)


def _compile(slug: str, source: str | ast.Module) -> Any:
    return compile(source, _file(slug), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def _file(slug: str) -> str:
    return f"<{slug}>"
