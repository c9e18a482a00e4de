"""The shell that a student's cells run in: plain Python without IPython, and IPython as soon as a cell needs it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

# Forks for each line that it reads, as a submission is forked: with our shell imported, and nothing else.
RUN = """import json, os, sys
from autograder.student.shell import Shell
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        shell = Shell()
        told = [shell.run_cell(cell) for cell in json.loads(line)]
        print("\\0", json.dumps([told, "IPython" in sys.modules, repr(shell.names.get("it"))]), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print("\\0", flush=True)
"""
Told = tuple[list[list[str]], bool, str]
Run = Callable[..., Told]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """What came of each cell in a process of its own; whether IPython was fetched; and the name `it`, shown."""
    words = [sys.executable, "-c", RUN]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        asked, answers = process.stdin, process.stdout

        def ask(*cells: str) -> Told:
            print(json.dumps(cells), file=asked, flush=True)
            lines = list(iter(answers.readline, "\0\n"))
            told, fetched, it = json.loads(lines[-1].removeprefix("\0"))
            return told, fetched, it

        yield ask
        asked.close()


@pytest.mark.parametrize(
    ("cells", "it"),
    [
        (["it = 1", "it += 1"], "2"),
        (["40 + 2", "it = _"], "42"),
        (["for _ in range(3): pass\n5", "it = _"], "2"),  # a name of the notebook's own is not written over
        (["None", "it = _"], "''"),
        (["7;", "it = _"], "7"),
        (["it = 3\n", "", "# nothing", "'a docstring'"], "3"),
        (
            ["from __future__ import annotations", "def f(a: unknown): pass\nit = f.__annotations__"],
            "{'a': 'unknown'}",
        ),
        (["import asyncio\nawait asyncio.sleep(0)\nit = 5"], "5"),
        (
            [
                "import asyncio\nloop = asyncio.get_running_loop()\nawait asyncio.sleep(0)",
                "it = 0 if loop.is_closed() else 6",
            ],
            "6",
        ),
        (["async def f(): return 8", "await f()", "it = _"], "8"),
        (
            [
                "import asyncio\ntask = asyncio.ensure_future(asyncio.sleep(0, 9))\nawait asyncio.sleep(0)",
                "it = await task",
            ],
            "9",
        ),
        (
            [
                "import dataclasses\n@dataclasses.dataclass\nclass A:\n    a: int",
                "it = A(1) == A(1) and A.__module__",
            ],
            "'__main__'",
        ),
        (
            ["import inspect\ndef f():\n    return 1", "it = inspect.getsource(f)"],
            repr("def f():\n    return 1"),
        ),
        (["if True:\n    it = 1"], "1"),
    ],
)
def test_plain_python_needs_no_ipython(run: Run, cells: list[str], it: str) -> None:
    told, fetched, shown = run(*cells)
    assert told == [["", "", None]] * len(cells)
    assert shown.replace("\\n'", "'") == it and not fetched


@pytest.mark.parametrize(
    ("cells", "it"),
    [
        (["%xmode Plain", "it = 1"], "1"),
        (["it = !echo here"], "['here']"),
        (["  it = 1\n  it += 1"], "2"),
        ([">>> it = 4"], "4"),
        (["it = 1", "it = get_ipython().user_ns['it'] + 1"], "2"),
        (["def f():\n    return get_ipython()", "it = f().__class__.__name__"], "'InteractiveShell'"),
        (["from IPython import get_ipython as g\nit = g() is not None"], "True"),
        (["from IPython.display import display as d\nit = d(1)"], "None"),
        (["it = display(3)"], "None"),
        (["41", "%xmode Plain", "it = _"], "41"),
        (["quit, open = 1, 2", "%xmode Plain", "it = quit, open"], "(1, 2)"),
        (["quit, open = 1, 2", "it = display(0), quit, open"], "(None, 1, 2)"),
    ],
)
def test_what_needs_ipython_gets_it_with_the_names_so_far(run: Run, cells: list[str], it: str) -> None:
    told, fetched, shown = run(*cells)
    assert told == [["", "", None]] * len(cells)
    assert shown == it and fetched


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("1/0", ["ZeroDivisionError", "division by zero", [1, "<module>", "1/0"]]),
        (
            "it = 2\ndef f():\n    raise ValueError('no')\nf()",
            ["ValueError", "no", [3, "f", "raise ValueError('no')"]],
        ),
        ("raise SystemExit(3)", ["SystemExit", "3", [1, "<module>", "raise SystemExit(3)"]]),
        (
            "raise KeyboardInterrupt",
            ["KeyboardInterrupt", "", [1, "<module>", "raise KeyboardInterrupt"]],
        ),
        (
            "class E(Exception):\n    def __str__(self): 1/0\nraise E",
            ["E", "(its text raised an error itself)", [3, "<module>", "raise E"]],
        ),
        (
            "async def f(): raise OSError('x')\nawait f()",
            ["OSError", "x", [1, "f", "async def f(): raise OSError('x')"]],
        ),
    ],
)
def test_an_error_is_told_by_type_text_and_line(run: Run, cell: str, error: list[Any]) -> None:
    kind, text, line = error
    told, fetched, _ = run(cell)
    assert told == [[kind, text, [*line, False, False, False]]] and not fetched  # no socket in it


@pytest.mark.parametrize(
    "cell", ["it = (", "it = 1\nreturn", "\0", "(" * 500 + ")" * 500, "it = 1 +", "nonlocal it"]
)
def test_what_does_not_compile_is_a_syntax_error(run: Run, cell: str) -> None:
    (told,), _, _ = run(cell)
    assert told[0] in ("SyntaxError", "_IncompleteInputError", "MemoryError", "RecursionError"), told


def test_an_object_that_is_awful_to_show_is_shown_to_nobody(run: Run) -> None:
    told, _, it = run("class A:\n    def __repr__(self): raise SystemExit\nA()", "it = 1")
    assert told == [["", "", None]] * 2 and it == "1"
