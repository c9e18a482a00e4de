"""The shell that runs a student's cells: plain Python as it is, and other cells by IPython, imported when one comes.

IPython takes longer over most cells than the cells do, and its modules are a third of the memory that each fork copies.
"""

import ast
import asyncio
import builtins
import codeop
import inspect
import linecache
import sys
from collections.abc import Callable, Iterator
from types import CodeType, ModuleType
from typing import Any

from autograder.student.parts import Part, kept
from autograder.wire.compiled_cell import with_parts
from loopback.check.student_line import line_of_error

_LONGEST_TEXT = 1000  # characters of an error's text
_WRITES_A_FILE = "%%writefile"  # a module that a later cell imports
_IPYTHONS = {"IPython", "ipywidgets", "get_ipython", "display", "In", "Out"}


class Shell:
    """The namespace of a notebook, and the means to run its cells in it."""

    def __init__(self) -> None:
        """Make an empty one, the main module of this process."""
        self.module = ModuleType("__main__")
        self.names = vars(self.module)
        self._shown: object = ""  # the value of the last expression that ended a cell
        self.names["_"] = self._shown
        self._compile = codeop.Compile()  # what a cell imports from __future__ holds for those below it
        self._compile.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._cells = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ipython: Any = None
        sys.modules["__main__"] = self.module

    def run_cell(self, source: str, part: Part = "all") -> tuple[str, str, tuple[object, ...] | None]:
        """Run one cell, or a part of it; return its error's type, text and line; the type is empty when it had none."""
        try:
            error = self._run(source, part)
        except KeyboardInterrupt:
            return "KeyboardInterrupt", "", None
        if error is None:
            return "", "", None
        try:
            text = str(error)[:_LONGEST_TEXT]
        except BaseException:
            text = "(its text raised an error itself)"
        line = line_of_error(error, "")
        return type(error).__name__, text, line.to_plain() if line else None

    def fetch_ipython(self) -> None:
        """Import IPython and give it this notebook's names, unless that has been done."""
        if self._ipython is not None:
            return
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config

        theirs = dict(self.names)  # IPython would write over a `quit` or an `open` of the notebook's own
        # No history: its database would be a file that every submission inherits, open.
        settings = Config({"HistoryManager": {"enabled": False}})
        made: Any = InteractiveShell.instance(config=settings, user_module=self.module, user_ns=self.names)
        made.display_formatter.active_types = ["text/plain"]  # nobody looks at what a cell displays
        # An error is told in a line of the verdict; a coloured traceback would be work for nobody.
        for name in ("showtraceback", "showsyntaxerror", "showindentationerror"):
            setattr(made, name, lambda *_, **__: None)
        self._ipython = made
        self.names.update(theirs)

    def _run(self, source: str, part: Part) -> BaseException | None:
        """Run one cell; return the error that it ended with, if it did."""
        self.names["__builtins__"] = builtins  # a cell may have given the name to something else
        try:
            parts = list(self._parts(source, part))
        except Exception:  # it is no Python, or too deep: IPython knows what to do, or to say
            if part != "all" and not source.lstrip().startswith(_WRITES_A_FILE):
                return None
            return self._run_by_ipython(source)
        names = {name for part in parts for each in with_parts(part) for name in each.co_names}
        if any(name.partition(".")[0] in _IPYTHONS for name in names):
            return self._run_by_ipython(source)
        try:
            if any(part.co_flags & inspect.CO_COROUTINE for part in parts):
                values = self._run_until_complete(parts)
            else:
                values = [eval(part, self.names) for part in parts]
            for value in values:
                self._show(value)
        except BaseException as error:
            return error
        return None

    def _parts(self, source: str, part: Part) -> Iterator[CodeType]:
        """The code of a cell; a last expression is a part of its own, since its value becomes `_`."""
        self._cells += 1
        name = f"<cell {self._cells}>"
        tree = compile(source, name, "exec", self._compile.flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        assert isinstance(tree, ast.Module)
        tree.body = kept(tree.body, part)
        last = [tree.body.pop()] if tree.body and isinstance(tree.body[-1], ast.Expr) else []
        make: Callable[..., CodeType] = self._compile
        if tree.body:
            yield make(tree, name, "exec")
        for each in last:
            assert isinstance(each, ast.Expr)
            yield make(ast.Expression(each.value), name, "eval")
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)

    def _run_until_complete(self, parts: list[CodeType]) -> list[object]:
        """The values of a cell that awaits, on the loop that all cells of a notebook share."""

        async def evaluate() -> list[object]:
            values = []
            for part in parts:
                value = eval(part, self.names)
                values.append(await value if part.co_flags & inspect.CO_COROUTINE else value)
            return values

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(evaluate())

    def _show(self, value: object) -> None:
        """Bind the value to `_`, as IPython does, unless the notebook uses that name otherwise; show nothing."""
        if value is not None and self.names.get("_") is self._shown:
            self.names["_"] = self._shown = value

    def _run_by_ipython(self, source: str) -> BaseException | None:
        self.fetch_ipython()
        result = self._ipython.run_cell(source, store_history=False)
        ended: BaseException | None = result.error_before_exec or result.error_in_exec
        return ended
