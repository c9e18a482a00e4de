"""The parts of a cell that are kept when the notebook is run again without what has ended its process.

How it works
------------
A cell may end the student's process, and with it all that the cells above it had defined. The notebook is then run
again, with less of that cell (`judge/attempts.py` decides how much less). What a later cell may rely on is what a cell
binds to names; what ends a process is nearly always what a cell does beside that. So the statements of a cell are
kept by their kind:

    all          the cell as it stands
    names        imports, functions, classes and assignments; no call that stands for itself, no loop, no with
    definitions  as names, but of the assignments only those of plain values, and no decorated function
    nothing      none

The cell is parsed here, in the student's process, since parsing may fail in as many ways as running.
"""

import ast
from collections.abc import Iterable
from typing import Literal, get_args

Part = Literal["all", "names", "definitions", "nothing"]
PARTS: tuple[Part, ...] = get_args(Part)
_DEFINITIONS = (ast.Import, ast.ImportFrom, ast.ClassDef)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN = (ast.Constant, ast.Name, ast.Attribute, ast.UnaryOp, ast.Tuple, ast.List, ast.Set, ast.Dict)
_TARGETS = (ast.Name, ast.Tuple, ast.List, ast.Starred)
_RUNS_AT_ONCE = "try_out"  # the bench's decorator calls what it decorates


def kept(statements: Iterable[ast.stmt], part: Part) -> list[ast.stmt]:
    """The statements of a cell that belong to this part of it.

    >>> body = ast.parse("import os; size = 4; sock = os.open(); serve()").body
    >>> [ast.unparse(each) for each in kept(body, "names")]
    ['import os', 'size = 4', 'sock = os.open()']
    >>> [ast.unparse(each) for each in kept(body, "definitions")]
    ['import os', 'size = 4']
    """
    if part == "all":
        return list(statements)
    return [each for each in statements if part != "nothing" and _binds(each, part)]


def _binds(statement: ast.stmt, part: Part) -> bool:
    """Whether a statement does nothing but bind names."""
    if isinstance(statement, ast.If):
        return all(_binds(each, part) for each in (*statement.body, *statement.orelse))
    if isinstance(statement, ast.Try):  # an import that may fail
        handlers = [each for handler in statement.handlers for each in handler.body]
        inner = (*statement.body, *handlers, *statement.orelse, *statement.finalbody)
        return all(isinstance(each, ast.Pass) or _binds(each, part) for each in inner)
    if isinstance(statement, _FUNCTIONS):
        if part == "definitions":
            return not statement.decorator_list
        return not any(
            isinstance(each, ast.Name) and each.id == _RUNS_AT_ONCE for each in statement.decorator_list
        )
    if isinstance(statement, _ASSIGNMENTS):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        if not all(map(_is_name, targets)):
            return False
        return part == "names" or statement.value is None or _is_plain(statement.value)
    return isinstance(statement, _DEFINITIONS)


def _is_name(target: ast.expr) -> bool:
    """Whether an assignment to this binds names, and changes no object."""
    inner = target.elts if isinstance(target, (ast.Tuple, ast.List)) else []
    return isinstance(target, _TARGETS) and all(map(_is_name, inner))


def _is_plain(value: ast.expr) -> bool:
    """Whether it takes neither time nor memory to speak of to have this value."""
    inner = (each for each in ast.walk(value) if isinstance(each, ast.expr))
    return all(isinstance(each, _PLAIN) for each in inner)
