"""An answer that is taken to another notebook finds what it needs of the cells around it, and nothing else runs."""

import ast

import pytest

from loopback.own_cells import OwnCells, python_of

MUST_NOT_RUN = "raise SystemExit('a demo ran')"
ANSWER = "def double(number):\n    return helper(number)"


def names_after(answer: str, above: list[str], below: list[str] | None = None) -> dict[str, object]:
    """The names that are there when an answer has run, with what it needs of cells above and below it."""
    names: dict[str, object] = {}
    sources = dict(enumerate(above)) | dict(enumerate(below or [], len(above) + 1))

    def execute(_: int, statement: ast.stmt) -> None:
        exec(compile(ast.Module([statement], []), "<own>", "exec"), names)

    own = OwnCells(sources, execute)
    own.execute_needed(answer, len(above), names)
    exec(python_of(answer), names)
    own.execute_continued(len(above), len(above) + 9, names)
    return names


NEEDED = {
    "a function": (ANSWER, "def helper(n):\n    return 2 * n"),
    "a function beside a demo": (ANSWER, f"def helper(n):\n    return 2 * n\n\n{MUST_NOT_RUN}"),
    "an import": ("def double(number):\n    return m.prod([2, number])", "import os, math as m"),
    "from a module": ("def double(number):\n    return prod([2, number])", "from math import prod"),
    "a constant": ("def double(number):\n    return TWO * number", f"TWO: int = 2\n{MUST_NOT_RUN}"),
    "by its default": ("def double(number, by=TWO):\n    return by * number", "TWO = 2"),
    "what a helper needs": (ANSWER, f"BASE = 2\n{MUST_NOT_RUN}", "def helper(n):\n    return BASE * n"),
    "two that need each other": (
        ANSWER,
        "def helper(n, more=True):\n    return other(n) if more else 2 * n\n",
        "def other(n):\n    return helper(n, False)",
    ),
    "a decorator": ("@plain\ndef double(number):\n    return 2 * number", "def plain(f):\n    return f"),
    "below lines of IPython's": (ANSWER, "%%time\n%matplotlib inline\n!ls\ndef helper(n):\n    return 2 * n"),
    "the last of several": (ANSWER, "def helper(n):\n    return n", "def helper(n):\n    return 2 * n"),
    "under IPython's magic": (f"%%time\n{ANSWER}", "def helper(n):\n    return 2 * n"),
}


@pytest.mark.parametrize(("answer", "own"), [(each[0], list(each[1:])) for each in NEEDED.values()], ids=NEEDED)
def test_what_an_answer_needs_runs_wherever_it_stands(answer: str, own: list[str]) -> None:
    double = names_after(answer, own)["double"]
    assert callable(double) and double(3) == 6
    if len(own) == 1:
        double = names_after(answer, [MUST_NOT_RUN], own)["double"]
        assert callable(double) and double(3) == 6


def test_a_local_name_and_a_builtin_one_need_nothing() -> None:
    answer = "def double(number):\n    data = max(number, 0)\n    return [2 * each for each in [data]][0]"
    own = f"data = {MUST_NOT_RUN[6:]}\nmax = each = number = 1"
    assert set(names_after(answer, [own])) == {"double", "__builtins__"}


def test_the_other_half_of_a_class_runs_above_or_below() -> None:
    first = "class Two:\n    def one(self):\n        return 1"
    second = "class Two(Two):\n    def two(self):\n        return self.one() + BY"
    third = "class Two(Two):\n    pass"
    for answer, above, below in (
        (first, ["BY = 1"], [second, third]),
        (second, ["BY = 1", first], [third]),
        (third, ["BY = 1", first, second], []),
    ):
        made = names_after(answer, above, below)["Two"]
        assert isinstance(made, type) and made().two() == 2  # type: ignore[attr-defined]


def test_what_is_no_python_needs_nothing_and_gives_nothing() -> None:
    assert "double" in names_after("def double(number):\n    return helper", ["def helper(:", "%%bash\nhelper=1", "\0"])
    assert python_of("%%writefile x.py\nhelper = 1") == "%%writefile x.py\nhelper = 1"
    assert python_of('text = """\n%s\n"""') == 'text = """\n%s\n"""'
