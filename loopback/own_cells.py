"""What a notebook's answers need of its other cells: helpers, imports and constants that a student put into their own.

How it works
------------
An answer that is taken to another notebook (`loopback/notebooks.py`) is executed without the cells around it, since
those are demos, tests and attempts. But students write helpers in cells of their own, import at the top, and go on
with a class in a second cell. So a cell's code is asked, by Python's own symbol table, which global names it needs.
Where one is not there, the statement that binds it is looked for in the cells that do not run: the last one above,
else the first below. That statement runs, after what it needs itself, and nothing else of its cell does.

A class that continues one under its own name (`class Sender(Sender):`) below an answer is its second half, and runs
too.

What IPython alone understands (`%%time`, `!ls`) is left out. A module that a cell writes (`%%writefile tools.py`) is
found when something imports it, as if its cell had run and its file lay in the folder; a file that does lie there comes
first.
"""

import ast
import builtins
import re
import symtable
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NamedTuple, cast

_IPYTHONS = re.compile(r"^([ \t]*)[%!].*", re.MULTILINE)
_MAGIC = re.compile(r"\s*%%(\w+)")
_RUNS_PYTHON = ("time", "capture", "prun")  # the magics of a cell whose names stay in the notebook
_WRITES = re.compile(r"\s*%%writefile +(-a +)?([A-Za-z_]\w*)\.py *\n")
_NO_PYTHON = SyntaxError, ValueError, RecursionError, MemoryError
_BINDS = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign


class Binding(NamedTuple):
    """A statement that binds names, and the place of its cell in the notebook."""

    place: int
    statement: ast.stmt
    names: frozenset[str]
    needs: frozenset[str]


class OwnCells:
    """The statements that a notebook's own cells bind names with, to be executed where an answer needs them."""

    def __init__(self, sources: dict[int, str], execute: Callable[[int, ast.stmt], object]) -> None:
        """Take the sources by their places, and the function that executes one statement of the cell at a place."""
        self._bindings = [each for place, source in sources.items() for each in _bindings(place, source)]
        self._execute = execute
        self._begun: set[int] = set()

    def execute_needed(self, source: str, place: int, names: dict[str, object]) -> None:
        """Execute what binds the global names that the cell at this place needs and that are not in `names`."""
        if (tree := _tree(source)) is not None:
            self._execute_for(_needed(tree), place, names)

    def execute_continued(self, first: int, last: int, names: dict[str, object]) -> None:
        """Execute the classes between two places that continue one of `names` under its own name."""
        for each in self._bindings:
            if first < each.place < last and each.names & _own_bases(each.statement) & names.keys():
                self._execute_once(each, names)

    def _execute_for(self, needed: frozenset[str], place: int, names: dict[str, object]) -> None:
        for name in sorted(needed - vars(builtins).keys()):
            binds = [each for each in self._bindings if name in each.names]
            above = [each for each in binds if each.place < place]
            if binds and name not in names:
                self._execute_once(above[-1] if above else binds[0], names)

    def _execute_once(self, binding: Binding, names: dict[str, object]) -> None:
        if id(binding.statement) not in self._begun:  # two functions may need each other
            self._begun.add(id(binding.statement))
            self._execute_for(binding.needs, binding.place, names)
            self._execute(binding.place, binding.statement)


class Written(NamedTuple):
    """A module that a cell writes, what it writes, and whether that is added to what is there."""

    module: str
    source: str
    is_more: bool


class WrittenModules:
    """Finds modules that notebooks' cells write, for whoever imports them."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}

    def add(self, cells: Iterable[str]) -> None:
        """Take the modules that these cells write, in the place of earlier ones of the same names."""
        found: dict[str, str] = {}
        for cell in cells:
            if written := module_written(cell):
                name = written.module
                found[name] = (found.get(name, "") if written.is_more else "") + written.source
        self._sources |= found
        if found and self not in sys.meta_path:
            sys.meta_path.append(self)

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where a module comes from, as Python's import asks it."""
        return ModuleSpec(name, cast(Any, self), origin=f"{name}.py") if name in self._sources else None

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Run what the cell wrote."""
        name = module.__name__
        exec(compile(self._sources[name], f"{name}.py", "exec"), vars(module))


def module_written(cell: str) -> Written | None:
    """The module that a cell writes by `%%writefile`; None for any other cell."""
    writes = _WRITES.match(cell)
    return Written(writes[2], cell[writes.end() :], bool(writes[1])) if writes else None


def magic_of(source: str) -> str:
    """The magic that a cell begins with, where it is one that leaves no names in the notebook; else ""."""
    magic = _MAGIC.match(source)
    return magic[1] if magic and magic[1] not in _RUNS_PYTHON else ""


def python_of(source: str) -> str:
    r"""A cell without the lines that are IPython's, where it is no Python with them; its lines keep their numbers.

    >>> python_of("%%time\nsize = 4\n!ls")
    'pass\nsize = 4\npass'
    """
    if _tree_of(source) is not None or magic_of(source):
        return source
    without = _IPYTHONS.sub(r"\1pass", source)
    return source if _tree_of(without) is None else without


def _tree(source: str) -> ast.Module | None:
    return _tree_of(python_of(source))


def _tree_of(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except _NO_PYTHON:
        return None


def _bindings(place: int, source: str) -> Iterator[Binding]:
    tree = _tree(source)
    for statement in tree.body if tree else ():
        if isinstance(statement, _BINDS) and (names := _bound(statement)):
            yield Binding(place, statement, names, _needed(ast.Module([statement], [])))


def _bound(statement: ast.stmt) -> frozenset[str]:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return frozenset(each.asname or each.name.partition(".")[0] for each in statement.names)
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return frozenset([statement.name])
    stored = (each for each in ast.walk(statement) if isinstance(each, ast.Name))
    return frozenset(each.id for each in stored if isinstance(each.ctx, ast.Store))


def _needed(tree: ast.Module) -> frozenset[str]:
    """The global names that code refers to and does not bind itself, and the classes that it continues."""
    try:
        top = symtable.symtable(ast.unparse(tree), "<cell>", "exec")
    except _NO_PYTHON:
        return frozenset()
    bound = {each.get_name() for each in top.get_symbols() if each.is_assigned() or each.is_imported()}
    continued = (name for statement in tree.body for name in _own_bases(statement))
    return frozenset(_referenced(top)) - bound | frozenset(continued)


def _referenced(table: symtable.SymbolTable) -> Iterator[str]:
    is_top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (is_top or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _referenced(child)


def _own_bases(statement: ast.stmt) -> frozenset[str]:
    """The name of a class that continues one of the same name, as a set."""
    if not isinstance(statement, ast.ClassDef):
        return frozenset()
    bases = {each.id for each in statement.bases if isinstance(each, ast.Name)}
    return frozenset({statement.name} & bases)
