"""Parse the source of a cell as IPython would."""

import ast
import warnings


def parse(source: str) -> ast.Module:
    """Return the tree of a cell's source, in which `await` may stand at the top; raises SyntaxError."""
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # ruff reports doubtful escapes; here they would be printed twice
        tree = compile(source, "<cell>", "exec", flags, dont_inherit=True)
    assert isinstance(tree, ast.Module)
    return tree


def fault(source: str) -> tuple[int, str] | None:
    """Return (line of the source from 1, Python's message), or None when it parses."""
    try:
        parse(source)
    except SyntaxError as error:
        return error.lineno or 1, error.msg
    except ValueError as error:  # a null byte, before Python 3.12
        return 1, str(error)
    return None
