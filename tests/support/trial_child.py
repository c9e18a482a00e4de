"""What trial.py runs in a process of its own: a notebook's cells, and a line of JSON for each test in a file."""

import ast
import asyncio
import inspect
import json
import linecache
import os
import sys
import traceback
import types
from pathlib import Path

NOTEBOOK_FAILED = 70
IMPORTED = [f"loopback.{each}" for each in ("check", "conformance", "draw", "kernel", "link", "peers", "stack")]


def execute(slug, source, namespace):
    """Run one cell; its lines can be looked up, as in a notebook, under the cell's name."""
    name = f"<{slug}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    code = compile(source, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    result = eval(code, namespace)
    if inspect.iscoroutine(result):
        asyncio.run(result)


def main(cells, folder, environment):
    """Run the cells in order; a test that raises failed, and everything that follows runs all the same.

    The process works in `folder`, and writes its verdicts and its complaints there. It leads a process group.
    """
    os.setsid()
    os.environ.update(environment)
    os.chdir(folder)
    for descriptor, path in ((1, os.devnull), (2, "complaints")):
        with open(path, "ab") as file:
            os.dup2(file.fileno(), descriptor)
    notebook = types.ModuleType("__main__")  # where a notebook's classes and functions live
    sys.modules["__main__"] = notebook
    with Path("verdicts").open("a", encoding="utf-8") as file:
        for cell in cells:
            passed, message = True, ""
            try:
                execute(cell["slug"], cell["source"], vars(notebook))
            except BaseException as error:
                if cell["kind"] == "given":
                    traceback.print_exc()
                    sys.stderr.flush()
                    os._exit(NOTEBOOK_FAILED)
                passed, message = False, f"{type(error).__name__}: {error}"
            if cell["kind"] == "test":
                file.write(json.dumps([cell["slug"], passed, message]) + "\n")
                file.flush()
    os._exit(0)  # whatever threads an answer left running
