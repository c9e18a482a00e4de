"""What the press refuses, where it says the fault is, and that it says everything at once."""

from pathlib import Path

import pytest

from autograder.exercise_names import exercise_of
from tools.press.contract import contract_points
from tools.press.lint import problems_of
from tools.press.manuscript import Manuscript, read
from tools.press.pressing import checked, manuscripts_in

# Line numbers matter below: this text begins at line 1.
GOOD = '''\
# %% [markdown]
# # Streams

# %% slug="imports" role="setup"
import socket

# %% [markdown] slug="double-contract" role="contract"
# ## Exercise 1: twice as much (3 points)

# %% slug="double" role="solution"
def double(n: int) -> int:
    """Return twice `n`."""
    ### BEGIN SOLUTION
    return 2 * n
    ### END SOLUTION


# %% tags=["try"]
try_out(lambda: double(4))

# %% slug="double-visible" role="tests" points=1
"""double doubles a small number."""
assert double(2) == 4

# %% slug="double-hidden" role="tests" points=2
"""double doubles a large number."""
assert double(100) == 200
# Hidden until grading: a number of seven digits.
### BEGIN HIDDEN TESTS
assert double(10**6) == 2 * 10**6
### END HIDDEN TESTS
'''

RESPONSE = """
# %% [markdown] slug="said-contract" role="contract"
# ## In your own words (2 points)

# %% [markdown] slug="said" role="response" points=2
# Say why.
# <!-- BEGIN SOLUTION -->
# Because.
# <!-- END SOLUTION -->

# %% slug="drawn" role="code-response" points=1
def drawn():
    ### BEGIN SOLUTION
    return 1
    ### END SOLUTION
"""
COVERS = "# Hidden until grading: a number of seven digits.\n"
VISIBLE = 'slug="double-visible" role="tests" points=1'
LONG = "\n".join(f"a{number} = {number}" for number in range(26))
# (the piece of GOOD that is replaced, by what, the line of the one problem, a phrase of its text)
FAULTS = {
    "text above": ("# %% [markdown]\n# # S", "import os\n# %% [markdown]\n# # S", 1, "before the first cell"),
    "open header": ("# %% [markdown]\n# # S", "# ---\n# %% [markdown]\n# # S", 1, "header is not closed"),
    "title in marker": ('# %% tags=["try"]', "# %% try it", 18, "cell marker cannot be read"),
    "raw cell": ('# %% tags=["try"]', "# %% [raw]", 18, "cell marker cannot be read"),
    "unquoted word": ('# %% tags=["try"]', "# %% slug=try-double", 18, "cell marker cannot be read"),
    "unknown key": ('# %% tags=["try"]', '# %% tag="try"', 18, 'unknown metadata key "tag"'),
    "unknown role": ('role="setup"', 'role="set-up"', 4, 'unknown role "set-up"'),
    "role of no word": ('role="setup"', "role=1", 4, "must be a quoted word"),
    "wrong kind": (
        '# %% slug="imports" role="setup"',
        '# %% slug="imports" role="contract"',
        4,
        "markdown cell",
    ),
    "no slug": ('slug="imports" role="setup"', 'role="setup"', 4, "needs a name"),
    "slug in capitals": ('slug="imports"', 'slug="Imports"', 4, "lower-case words"),
    "slug with underscore": ('slug="imports"', 'slug="the_imports"', 4, "lower-case words"),
    "slug too long": ('slug="imports"', f'slug="{"i" * 65}"', 4, "65 characters"),
    "slug twice": ('slug="imports"', 'slug="double-visible"', 21, "is that of line 4 too"),
    "slug that is read": (
        "assert double(100) == 200\n",
        'assert double(100) == 200, "double-visible says more"\n',
        27,
        'names the tests cell "double-visible"',
    ),
    "wrong size": (
        "(3 points)\n",
        "(3 points)\n# The reference answer is 2 lines.\n",
        7,
        'that of "double" is 1',
    ),
    "points elsewhere": (
        'role="setup"',
        'role="setup" points=1',
        4,
        "points on a cell that is no tests cell",
    ),
    "tags of no list": ('tags=["try"]', 'tags="try"', 18, "tags must be a list"),
    "unknown tag": ('tags=["try"]', 'tags=["Try"]', 18, 'unknown tag "Try"'),
    "two promises": ('tags=["try"]', 'tags=["try", "raises-exception"]', 18, "Keep one of the two"),
    "test that raises": (VISIBLE, VISIBLE + ' tags=["raises-exception"]', 21, "must pass"),
    "not Python": ("import socket\n", "import socket\nimport\n", 6, "this is not Python"),
    "long cell": ("import socket\n", LONG + "\n", 4, "a code cell of 26 lines"),
    "no stub": (
        "    ### BEGIN SOLUTION\n    return 2 * n\n    ### END SOLUTION\n",
        "    return 2 * n\n",
        10,
        "stub region",
    ),
    "solution unclosed": ("    ### END SOLUTION\n", "", 13, "BEGIN SOLUTION is never closed"),
    "solution unopened": ("    ### BEGIN SOLUTION\n", "", 14, "END SOLUTION without"),
    "solution nested": ("    return 2", "    ### BEGIN SOLUTION\n    return 2", 14, "still open"),
    "stub broken": (
        "    return 2 * n\n    ### END SOLUTION",
        "    if n:\n    ### END SOLUTION\n        return 2 * n\n    return 0",
        10,
        "what the student gets of this cell is not Python",
    ),
    "solution elsewhere": (
        "import socket\n",
        "### BEGIN SOLUTION\n### END SOLUTION\n",
        4,
        "outside a solution cell",
    ),
    "marker in prose": (
        "# # Streams",
        "# Look for BEGIN SOLUTION and END SOLUTION.",
        1,
        "outside a solution cell",
    ),
    "hidden elsewhere": (
        "import socket\n",
        "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n",
        4,
        "outside a tests cell",
    ),
    "hidden unclosed": ("### END HIDDEN TESTS\n", "", 29, "BEGIN HIDDEN TESTS is never closed"),
    "hidden unopened": (COVERS, f"### END HIDDEN TESTS\n{COVERS}", 28, "END HIDDEN TESTS without"),
    "hidden whole": ("assert double(100) == 200\n", "", 25, "whose first case is hidden"),
    "hidden first": (
        "assert double(100) == 200\n",
        "# Hidden until grading: what nobody doubles.\n### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\ndouble(3)\n",
        25,
        "whose first case is hidden",
    ),
    "hidden unsaid": (COVERS, "", 28, "a hidden part without a sentence"),
    "hidden and no more": (COVERS, "# Hidden until grading.\n", 29, "a hidden part without a sentence"),
    "hidden and a heading": (
        COVERS,
        "# Hidden until grading: sizes of all kinds\n",
        29,
        "a hidden part without a sentence",
    ),
    "long test": (
        "assert double(100) == 200\n",
        "assert double(100) == 200\n" * 36,
        25,
        "a tests cell of 41 lines",
    ),
    "long solution": (
        "    return 2 * n\n",
        "    n += 0\n\n" * 30 + "    return 2 * n\n",
        10,
        "a solution of 31 lines",
    ),
    "long contract": (
        "(3 points)\n",
        "(3 points)\n#\n# | case | result |\n# |---|---|\n" + "# | one | two |\n" * 9,
        7,
        "a contract of 9 rows",
    ),
    "try unwatched": ("try_out(lambda: double(4))", "tried = 3", 18, "a try cell without try_out"),
    "try beside the watch": (
        "try_out(lambda: double(4))",
        "@try_out\ndef tried():\n    return double(4)\n\n\ntried, double(5)",
        24,
        "a try cell uses double outside try_out",
    ),
    "question unanswered": (
        "# # Streams\n",
        "# # Streams\n#\n# **What does this return, and why?**\n#\n# 1. `double(2)`\n#    <details>4</details>\n"
        "# 2. `double(3)`\n",
        8,
        "a question without an answer",
    ),
    "no title": ('"""double doubles a small number."""\n', "", 21, "without a title"),
    "empty title": ('"""double doubles a small number."""\n', '""" """\n', 21, "without a title"),
    "no points": (VISIBLE, 'slug="double-visible" role="tests"', 21, "without points"),
    "no exercise": ("double-visible", "doubled-visible", 21, "has no exercise"),
    "contract of nothing": ("double-contract", "doubled-contract", 7, "promises points but has no exercise"),
    "wrong sum": ("(3 points)", "(4 points)", 7, 'says 4 points, but "double" gives 3'),
}


def manuscript_of(root: Path, text: str, name: str = "01_sockets/02_streams.py") -> Manuscript:
    file = root / "manuscript" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return read(file, root)


def test_a_good_manuscript_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(manuscript_of(tmp_path, GOOD)) == []


def test_a_yaml_header_is_passed_over_and_lines_still_agree(tmp_path: Path) -> None:
    header = "# ---\n# jupyter:\n#   kernelspec: {}\n# ---\n\n"
    manuscript = manuscript_of(tmp_path, header + GOOD)
    assert problems_of(manuscript) == []
    assert [cell.line for cell in manuscript.cells] == [6, 9, 12, 15, 23, 26, 30]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_at_its_line(tmp_path: Path, fault: str) -> None:
    old, new, line, phrase = FAULTS[fault]
    assert GOOD.count(old) == 1
    problems = [str(problem) for problem in problems_of(manuscript_of(tmp_path, GOOD.replace(old, new)))]
    place = f"manuscript/01_sockets/02_streams.py:{line}: "
    assert any(problem.startswith(place) and phrase in problem for problem in problems), problems


def test_responses_have_points_and_a_model_answer_of_their_own(tmp_path: Path) -> None:
    assert problems_of(manuscript_of(tmp_path, GOOD + RESPONSE)) == []
    faults = {
        ' role="response" points=2': (' role="response"', "a response cell without points"),
        "(2 points)": ("(3 points)", 'says 3 points, but "said" gives 2'),
        "# <!-- BEGIN SOLUTION -->\n# Because.\n# <!-- END SOLUTION -->\n": ("", "without its model answer"),
        "# <!-- END SOLUTION -->\n": ("", "is never closed"),
        '# %% [markdown] slug="said" role="response"': ('# %% slug="said" role="response"', "a markdown cell"),
        "    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n": ("    return 1\n", "stub region"),
    }
    for old, (new, phrase) in faults.items():
        assert RESPONSE.count(old) == 1, old
        problems = problems_of(manuscript_of(tmp_path, GOOD + RESPONSE.replace(old, new)))
        assert any(phrase in problem.text for problem in problems), (old, problems)


@pytest.mark.parametrize("points", ["0", "-1", '"2"', "true", "NaN"])
def test_points_must_be_a_positive_number(tmp_path: Path, points: str) -> None:
    text = GOOD.replace(VISIBLE, f'slug="double-visible" role="tests" points={points}')
    assert any(
        "must be a positive number" in problem.text for problem in problems_of(manuscript_of(tmp_path, text))
    )


def test_points_may_be_halves(tmp_path: Path) -> None:
    text = GOOD.replace("points=1", "points=0.5").replace("(3 points)", "(2.5 points)")
    assert problems_of(manuscript_of(tmp_path, text)) == []


def test_a_tests_cell_before_its_exercise_is_refused(tmp_path: Path) -> None:
    tests = GOOD[GOOD.index(f"# %% {VISIBLE}") : GOOD.index('# %% slug="double-hidden"')]
    text = tests + GOOD.replace(tests, "")
    assert [problem.line for problem in problems_of(manuscript_of(tmp_path, text))] == [1]
    assert "stands before its exercise" in problems_of(manuscript_of(tmp_path, text))[0].text


def test_all_problems_of_a_file_are_reported_in_order(tmp_path: Path) -> None:
    text = (
        GOOD.replace("import socket", "import").replace(" points=1", "").replace("(3 points)", "(2 points)")
    )
    text = text.replace('tags=["try"]', 'tag="try"')
    problems = problems_of(manuscript_of(tmp_path, text))
    assert [problem.line for problem in problems] == [5, 18, 21]


def test_only_cells_to_be_read_are_kept_short(tmp_path: Path) -> None:
    text = GOOD.replace("assert double(2) == 4", "\n".join(["assert double(2) == 4"] * 39))
    assert problems_of(manuscript_of(tmp_path, text)) == []


def test_an_exercise_may_not_be_in_two_notebooks_of_a_chapter(tmp_path: Path) -> None:
    for name in ("01_sockets/01_one.py", "01_sockets/02_two.py", "02_udp/01_one.py"):
        manuscript_of(tmp_path, GOOD, name)
    _, problems = checked(manuscripts_in(tmp_path), tmp_path)
    assert [(problem.path, problem.line) for problem in problems] == [("manuscript/01_sockets/02_two.py", 10)]
    assert 'exercise "double" is in manuscript/01_sockets/01_one.py already' in problems[0].text


def test_the_longest_exercise_wins() -> None:
    assert exercise_of("frames-cap-hidden", ["frames", "frames-cap"]) == "frames-cap"
    assert exercise_of("frames", ["frames"]) is None
    assert exercise_of("framesets-visible", ["frames"]) is None


def test_a_contract_may_say_more_in_its_brackets() -> None:
    assert contract_points("## Exercise: f (1 point)") == 1
    assert contract_points("text\n\n### Exercise: f (2 points, extra credit)") == 2
    assert contract_points("## Exercise: f\nEach call (3 points) counts.") is None


DEMO = "# %%\ndoubled = 8\nfor each in range(3):\n    doubled += each\n"
# What a reader could run again and spoil by it: (the text, the line of the one problem, a phrase of its text).
SHARED = {
    "a test reads a demo's name": (
        GOOD.replace("== 200", "== doubled") + DEMO,
        27,
        'a test uses "doubled", which only a demo assigns (line 33)',
    ),
    "a function of a test reads it": (
        GOOD.replace("assert double(100) == 200", "(lambda: doubled)()") + DEMO,
        27,
        'a test uses "doubled"',
    ),
    "a setup cell reads a demo's name": (
        DEMO + GOOD.replace("import socket", "import socket\n\nlimit = doubled"),
        11,
        'a setup cell uses "doubled", which only a demo assigns (line 2)',
    ),
    "an exercise reads a demo's name": (
        DEMO + GOOD.replace("2 * n", "2 * n + each"),
        18,
        'an exercise uses "each"',
    ),
    "a test assigns a demo's name": (
        GOOD.replace("== 200", "== 200\nwith open(double) as each:\n    pass") + DEMO,
        28,
        'a test assigns "each", which a demo assigns too (line 36)',
    ),
    "a test assigns a try cell's name": (
        GOOD.replace("try_out(", "tried = try_out(").replace("== 4", "== 4\ntried = 2"),
        24,
        'a test assigns "tried"',
    ),
    "a demo assigns a setup cell's name": (
        DEMO + GOOD.replace("import socket", "import socket\n\neach = 2"),
        3,
        'a demo assigns "each", which a setup cell assigns too (line 11): the tests rely on it',
    ),
    "a demo assigns an exercise's name": (
        GOOD + "# %%\nclass double:\n    pass\n",
        33,
        'a demo assigns "double", which an exercise assigns too (line 11)',
    ),
    "a test assigns an exercise's name": (
        GOOD.replace("assert double(100) == 200", "double = 200"),
        27,
        'a test assigns "double", which an exercise assigns too (line 11): other tests rely on it',
    ),
    "a demo reads a test's name": (
        GOOD.replace("== 4", "== 4\nseen = 2") + "# %%\nseen + 1\n",
        34,
        'a demo uses "seen", which only a test assigns (line 24)',
    ),
    "an import of another thing": (
        GOOD.replace("== 200", "== 200\nfrom select import select as socket"),
        28,
        'a test assigns "socket", which a setup cell assigns too (line 5)',
    ),
}


@pytest.mark.parametrize("case", SHARED)
def test_a_name_that_demos_and_tests_share_is_found_at_its_line(tmp_path: Path, case: str) -> None:
    text, line, phrase = SHARED[case]
    [problem] = problems_of(manuscript_of(tmp_path, text))
    assert (problem.line, phrase in problem.text) == (line, True), str(problem)


@pytest.mark.parametrize(
    "text",
    [
        GOOD + "# %%\nimport socket\n\nsocket.socket\n",
        DEMO + GOOD.replace("== 200", "== 200\ndef own():\n    each = 1\n    return each"),
        DEMO + GOOD.replace("== 200", "== 200\nassert [each for each in [1]]"),
        DEMO + GOOD.replace("== 200", "== 200\nclass Own:\n    each = 1\n    more = each"),
        GOOD.replace("import socket", "import socket\n\nlimit = 1").replace("== 200", "== 200 * limit")
        + "# %%\nlimit + double(1)\n",
        GOOD.replace("== 200", "== 200\nfor _ in (): pass") + "# %%\nfor _ in (): pass\n",
    ],
    ids=["same import", "local", "comprehension", "class", "setup for both", "underscore"],
)
def test_what_a_cell_keeps_to_itself_or_a_setup_cell_gives_is_no_shared_name(
    tmp_path: Path, text: str
) -> None:
    assert problems_of(manuscript_of(tmp_path, text)) == []


def test_a_seventh_exercise_is_too_many(tmp_path: Path) -> None:
    def exercise(name: str) -> str:
        return GOOD[GOOD.index("# %% [markdown] slug") :].replace("double", name)

    six = GOOD + "".join(map(exercise, ("triple", "quadruple", "quintuple", "sextuple", "septuple")))
    assert problems_of(manuscript_of(tmp_path, six)) == []
    [problem] = problems_of(manuscript_of(tmp_path, six + exercise("octuple")))
    assert (problem.line, problem.text) == (
        six.count("\n") + 4,
        "7 exercises in one notebook; at most 6 are a sitting's work. Split it.",
    )


def test_numbers_that_are_just_right_are_let_be(tmp_path: Path) -> None:
    table = "(3 points)\n#\n# | case | result |\n# |---|---|\n" + "# | one | two |\n" * 8
    text = GOOD.replace("(3 points)\n", table).replace("    return 2", "    n += 0\n" * 29 + "    return 2")
    text = text.replace("assert double(100) == 200\n", "assert double(100) == 200\n" * 35)
    question = "# # Streams\n#\n# **What does this return, and why?**\n#\n# 1. `double(2)`\n#    <details>4</details>\n"
    assert problems_of(manuscript_of(tmp_path, text.replace("# # Streams\n", question))) == []
