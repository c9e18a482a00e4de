"""The shell that a student's cells run in: IPython's, and past most of IPython where a cell is plain Python."""

import ast
from types import CodeType

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from loopback.checks.where import line_of_error

_LONGEST_TEXT = 1000  # characters of an error's text


def make() -> InteractiveShell:
    """A shell that is ready to run cells, made before the fork, so that no submission waits for it."""
    # No history: its database would be a file that every submission inherits, open.
    made = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    assert made.display_formatter is not None
    made.display_formatter.active_types = ["text/plain"]  # nobody looks at what a cell displays
    # An error is told in a line of the verdict; a coloured traceback would be work for nobody.
    for name in ("showtraceback", "showsyntaxerror", "showindentationerror"):
        setattr(made, name, lambda *_, **__: None)
    return made


def run_cell(shell: InteractiveShell, source: str) -> tuple[str, str, str]:
    """Run one cell; return its error's type, text and line, all empty when it had none."""
    try:
        error = _run(shell, source)
    except KeyboardInterrupt:
        return "KeyboardInterrupt", "", ""
    if error is None:
        return "", "", ""
    try:
        text = str(error)[:_LONGEST_TEXT]
    except BaseException:
        text = "(its text raised an error itself)"
    return type(error).__name__, text, line_of_error(error, "") or ""


def _run(shell: InteractiveShell, source: str) -> BaseException | None:
    """Run one cell; return the error that it ended with, if it did.

    What compiles as it stands needs nothing of what IPython does with magics and `await`, which takes longer than
    most cells do.
    """
    try:
        parts = _compiled(shell, source)
    except Exception:  # it is no Python, or too deep: IPython knows what to say
        result = shell.run_cell(source, store_history=False)  # type: ignore[no-untyped-call]
        ended: BaseException | None = result.error_before_exec or result.error_in_exec
        return ended
    try:
        with shell.builtin_trap, shell.display_trap:
            for part in parts:
                exec(part, shell.user_global_ns, shell.user_ns)
    except BaseException as error:
        return error
    return None


def _compiled(shell: InteractiveShell, source: str) -> list[CodeType]:
    """A cell's code as IPython would make it, that of an expression at its end apart, since its value is displayed."""
    name = shell.compile.cache(source)
    tree = shell.compile.ast_parse(source, name)
    assert isinstance(tree, ast.Module)
    last = [tree.body.pop()] if tree.body and isinstance(tree.body[-1], ast.Expr) else []
    parts = [(tree, "exec"), (ast.Interactive(last), "single")] if last else [(tree, "exec")]
    return [shell.compile(part, name, symbol) for part, symbol in parts]  # type: ignore[arg-type]  # as IPython does
