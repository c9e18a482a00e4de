"""Parse the source of a cell as IPython would."""

import ast
import warnings
from collections.abc import Iterator
from types import CodeType


def parse(source: str) -> ast.Module:
    """Return the tree of a cell's source, in which `await` may stand at the top; raises SyntaxError."""
    tree = _compiled(source, ast.PyCF_ONLY_AST)
    assert isinstance(tree, ast.Module)
    return tree


def code(source: str) -> CodeType:
    """Return the code of a cell's source, in which `await` may stand at the top; raises SyntaxError."""
    compiled = _compiled(source, 0)
    assert isinstance(compiled, CodeType)
    return compiled


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line of the source from 1, text) for each piece of text in a cell's source that is no seed.

    Raises SyntaxError.
    """
    tree = parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    seeds = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "seeded"]
    unread = {id(node) for seed in seeds for node in ast.walk(seed)}
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _compiled(source: str, flags: int) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # ruff reports doubtful escapes; here they would be printed twice
        return compile(source, "<cell>", "exec", flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def fault(source: str) -> tuple[int, str] | None:
    """Return (line of the source from 1, Python's message), or None when it parses."""
    try:
        parse(source)
    except SyntaxError as error:
        return error.lineno or 1, error.msg
    except ValueError as error:  # a null byte, before Python 3.12
        return 1, str(error)
    return None
