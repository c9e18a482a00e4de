"""What the press refuses, where it says the fault is, and that it says everything at once."""

from pathlib import Path

import pytest

from autograder.notebooks import exercise_of
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
double(4)

# %% slug="double-visible" role="tests" points=1
"""double doubles a small number."""
assert double(2) == 4

# %% slug="double-hidden" role="tests" points=2
"""double doubles a large number."""
# The rest of this cell is hidden until grading.
### BEGIN HIDDEN TESTS
assert double(10**6) == 2 * 10**6
### END HIDDEN TESTS
'''

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
    "hidden unclosed": ("### END HIDDEN TESTS\n", "", 28, "BEGIN HIDDEN TESTS is never closed"),
    "hidden unopened": ("# The rest", "### END HIDDEN TESTS\n# The rest", 27, "END HIDDEN TESTS without"),
    "hidden and bare": ("# The rest", "double(1)\n# The rest", 27, "outside its markers"),
    "no title": ('"""double doubles a small number."""\n', "", 21, "without a title"),
    "empty title": ('"""double doubles a small number."""\n', '""" """\n', 21, "without a title"),
    "no points": (VISIBLE, 'slug="double-visible" role="tests"', 21, "without points"),
    "no exercise": ("double-visible", "doubled-visible", 21, "has no exercise"),
    "contract of nothing": ("double-contract", "doubled-contract", 7, "promises points but has no exercise"),
    "wrong sum": ("(3 points)", "(4 points)", 7, 'says 4 points, but the tests of "double" give 3'),
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
    text = GOOD.replace("assert double(2) == 4", "\n".join(["assert double(2) == 4"] * 40))
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
