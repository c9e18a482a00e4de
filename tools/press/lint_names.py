"""Which names of the notebook a cell assigns and reads, and who may touch whose.

A reader may run any cell again, in any order. That is safe as long as demos and tests share nothing but what
setup and solution cells give to both: then a demo that runs again changes no test, and a test no demo.
"""

import ast
import dis
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import CodeType

from autograder.notebooks import WRITTEN
from tools.press import syntax
from tools.press.manuscript import Cell

_ASSIGNS = {"STORE_NAME", "STORE_GLOBAL", "DELETE_NAME", "DELETE_GLOBAL"}
_GLOBAL_ASSIGNS = {"STORE_GLOBAL", "DELETE_GLOBAL"}
_READS = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}
_NOBODYS = {"_", "__doc__", "__name__", "__annotations__", "__conditional_annotations__"}

Found = Iterator[tuple[int, str]]


@dataclass(frozen=True)
class Names:
    """The names that one cell assigns and reads, each with its line in the file; what its imports stand for."""

    cell: Cell
    assigned: dict[str, int]
    read: dict[str, int]
    imported: dict[str, str]

    def means_the_same(self, name: str, other: "Names") -> bool:
        """Return whether both cells assign `name` by the same import, so that either may run again."""
        return name in self.imported and self.imported[name] == other.imported.get(name)


def names_of(cell: Cell) -> Names:
    """Return the names of a cell that is Python; those that only a function of it assigns are its own."""
    code = syntax.code(cell.source)
    assigned: dict[str, int] = {}
    read: dict[str, int] = {}
    for instruction, inside in _instructions(code):
        name = str(instruction.argval)
        line = cell.line + ((instruction.positions and instruction.positions.lineno) or 1)
        if instruction.opname in (_GLOBAL_ASSIGNS if inside else _ASSIGNS):
            assigned.setdefault(name, line)
        elif instruction.opname in _READS:
            read.setdefault(name, line)
    for name in _NOBODYS:
        assigned.pop(name, None)
        read.pop(name, None)
    return Names(cell, assigned, read, dict(_imports(syntax.parse(cell.source))))


def _instructions(code: CodeType, inside: bool = False) -> Iterator[tuple[dis.Instruction, bool]]:
    """Yield each instruction of a cell, and whether it stands inside a function or a class of the cell."""
    own = {each.argval for each in dis.get_instructions(code) if inside and each.opname == "STORE_NAME"}
    for instruction in dis.get_instructions(code):
        if instruction.opname != "LOAD_NAME" or instruction.argval not in own:  # a class reads its own names
            yield instruction, inside
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _instructions(part, inside=True)


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each name that an import assigns, and what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]  # which is all that `import a.b` assigns
                yield alias.asname or top, alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def shared_names(cells: Iterable[Cell]) -> Found:
    """Yield (line of the file, what is wrong and the remedy) for each name that demos and tests share."""
    every = [names_of(cell) for cell in cells if cell.kind == "code" and syntax.fault(cell.source) is None]
    demos = [names for names in every if names.cell.role is None]
    tests = [names for names in every if names.cell.role == "tests"]
    given = [names for names in every if names.cell.role in ("setup", *WRITTEN)]
    yield from _assigned_by_both(
        demos, given, "a demo", "the tests rely on it. Give the demo's a name of its own."
    )
    yield from _assigned_by_both(
        tests, given, "a test", "other tests rely on it. Give the test's a name of its own."
    )
    yield from _assigned_by_both(
        tests, demos, "a test", "either one, run again, changes the other. Give the test's a name of its own."
    )
    for names in (*tests, *given):
        yield from _read_of(
            names, demos, given, "Tests rely on setup cells and exercises alone: make it in one."
        )
    for names in demos:
        yield from _read_of(names, tests, (*given, *demos), "Make it in a demo, or in a setup cell.")


def _assigned_by_both(these: Iterable[Names], those: Iterable[Names], who: str, why: str) -> Found:
    """Yield one problem for each name that a cell of `these` and one of `those` assign, and mean two things by."""
    said: set[str] = set()
    for names in these:
        for other in those:
            for name in names.assigned.keys() & other.assigned.keys() - said:
                if not names.means_the_same(name, other):
                    said.add(name)
                    elsewhere = f"{_called(other)} assigns too (line {other.assigned[name]})"
                    yield names.assigned[name], f'{who} assigns "{name}", which {elsewhere}: {why}'


def _read_of(names: Names, makers: Iterable[Names], others: Iterable[Names], remedy: str) -> Found:
    """Yield one problem for each name that a cell reads, and that nobody but `makers` assigns."""
    known = set(names.assigned).union(*(other.assigned for other in others))
    for name in names.read.keys() - known:
        maker = next((each for each in makers if name in each.assigned), None)
        if maker is not None:
            elsewhere = f"only {_called(maker)} assigns (line {maker.assigned[name]})"
            yield names.read[name], f'{_called(names)} uses "{name}", which {elsewhere}. {remedy}'


def _called(names: Names) -> str:
    return {None: "a demo", "tests": "a test", "setup": "a setup cell"}.get(names.cell.role, "an exercise")
