"""An answer's file: what it says, what its edits make of a right answer, and what is told of a faulty one."""

from pathlib import Path

import pytest

from autograder.answer_files import Answer, read_answers
from autograder.errors import UserError
from tests.support.small_course import make_course, sums

RIGHT = '"""The built-in way.\n\nscore: 3\n"""\n\n\ndef total(numbers):\n    return sum(numbers)\n'
HEADER = (
    "Forgets what\nis negative.\n\nbase: right_sum\nscore: 1\ncaught by: total-hidden\nmessage: negative\n"
)
EDIT = "# instead of\n    return sum(numbers)\n# this\n    return sum(map(abs, numbers))\n"
MADE = "def total(numbers):\n    return sum(map(abs, numbers))\n"


def read(
    root: Path, body: str = EDIT, header: str = HEADER, right: str = RIGHT, name: str = "forgets"
) -> Answer:
    """The answer of this name to the exercise total, beside a right one called right_sum."""
    make_course(root, gradebook=False, sums__one=sums())
    folder = root / "tests" / "answers" / "sums" / "total"
    folder.mkdir(parents=True)
    (folder / "right_sum.py").write_text(right)
    (folder / f"{name}.py").write_text(f'"""{header}"""\n{body}')
    return {answer.name: answer for answer in read_answers(root)}[name]


def told(root: Path, *arguments: str, **named: str) -> str:
    """What is told of a faulty answer."""
    with pytest.raises(UserError) as error:
        read(root, *arguments, **named)
    assert "sums/total/" in str(error.value)
    return str(error.value)


def test_an_edit_is_its_base_with_one_text_for_another(tmp_path: Path) -> None:
    answer = read(tmp_path, header=HEADER + "hint: a sum\n  of all\nhangs: yes\n")
    assert str(answer) == "sums/total/forgets"
    assert answer == Answer(
        chapter="sums",
        exercise="total",
        name="forgets",
        idea="Forgets what is negative.",
        source=MADE,
        score=1,
        caught_by="total-hidden",
        message="negative",
        hint="a sum of all",
        unseen=None,
        hangs=True,
    )


def test_a_right_answer_is_whole(tmp_path: Path) -> None:
    answer = read(tmp_path, name="right_sum", header="The built-in way.\n\nscore: 3\n", body=f"\n\n{MADE}")
    assert (answer.right, answer.source, answer.caught_by) == (True, MADE, None)


def test_a_wrong_answer_without_a_base_is_whole(tmp_path: Path) -> None:
    assert read(tmp_path, MADE, HEADER.replace("base: right_sum\n", "")).source == MADE


def test_the_notebooks_own_solution_is_a_base_without_its_marks(tmp_path: Path) -> None:
    edits = (
        "# instead of\n    running_sum_of_all = 0\n# this\n    running_sum_of_all = 1\n\n"
        "# instead of\n    return running_sum_of_all\n# this\n\n    return 2\n\n"
    )
    answer = read(tmp_path, edits, HEADER.replace("right_sum", "reference"))
    assert answer.source.splitlines()[2:] == [
        "    running_sum_of_all = 1",
        "    for number in numbers:",
        "        running_sum_of_all += number",
        "    return 2",
    ]


def test_an_edit_may_take_lines_away(tmp_path: Path) -> None:
    long = RIGHT.replace("    return", "    numbers = list(numbers)\n\n    print()\n    return")
    answer = read(tmp_path, "# instead of\n    numbers = list(numbers)\n\n    print()\n# this\n", right=long)
    assert answer.source == "def total(numbers):\n    return sum(numbers)\n"


def test_edits_stand_in_any_order_and_see_the_base_not_each_other(tmp_path: Path) -> None:
    second = "# instead of\ndef total(numbers):\n# this\ndef total(numbers):\n    return sum(numbers)\n"
    assert read(tmp_path, EDIT + second).source == (
        "def total(numbers):\n    return sum(numbers)\n    return sum(map(abs, numbers))\n"
    )


def test_why_only_a_hidden_value_can_catch_an_answer_is_kept(tmp_path: Path) -> None:
    answer = read(tmp_path, header=HEADER + "seen: no, because the visible part has\n  no negative number\n")
    assert answer.unseen == "the visible part has no negative number"


@pytest.mark.parametrize("times, code", [(0, "    return 0\n"), (2, "    return sum(numbers)\n" * 2)])
def test_a_text_that_is_not_there_exactly_once_is_told_with_its_count(
    tmp_path: Path, times: int, code: str
) -> None:
    said = told(tmp_path, right=RIGHT.replace("    return sum(numbers)\n", code))
    assert "tests/answers/sums/total/forgets.py" in said
    assert f"`right_sum` has {times} times, not once:\n    return sum(numbers)\n" in said


def test_texts_that_repeat_within_each_other_count(tmp_path: Path) -> None:
    right = RIGHT.replace("    return", "    print()\n    print()\n    print()\n    return")
    said = told(tmp_path, "# instead of\n    print()\n    print()\n# this\n", right=right)
    assert "has 2 times" in said


def test_a_part_of_a_line_is_no_text_of_the_base(tmp_path: Path) -> None:
    assert "has 0 times" in told(tmp_path, EDIT.replace("    return sum(numbers)", "return sum(numbers)"))


def test_two_edits_of_one_line_are_refused(tmp_path: Path) -> None:
    again = "# instead of\ndef total(numbers):\n    return sum(numbers)\n# this\n"
    assert "replaces this line of `right_sum` twice:\n    return sum(numbers)" in told(tmp_path, EDIT + again)


@pytest.mark.parametrize("base", ["right_other", "forgets", "../right_sum", "nothing"])
def test_a_base_that_is_not_there_or_not_right_is_named(tmp_path: Path, base: str) -> None:
    said = told(tmp_path, header=HEADER.replace("right_sum", base))
    assert f"is an edit of `{base}`, which is not there" in said and "`reference`" in said


def test_an_exercise_without_a_solution_cell_has_no_reference(tmp_path: Path) -> None:
    make_course(tmp_path, gradebook=False)
    file = tmp_path / "tests" / "answers" / "sums" / "total" / "forgets.py"
    file.parent.mkdir(parents=True)
    file.write_text(f'"""{HEADER}"""\n{EDIT}'.replace("right_sum", "reference"))
    with pytest.raises(UserError, match="an edit of `reference`, which is not there"):
        read_answers(tmp_path)


@pytest.mark.parametrize("body", ["", "def total(numbers):\n    return 1\n", f"import os\n{EDIT}"])
def test_a_base_without_edits_or_with_code_before_them_is_refused(tmp_path: Path, body: str) -> None:
    assert "below its docstring stands `# instead of`, and nothing before it" in told(tmp_path, body)


def test_edits_without_a_base_are_refused(tmp_path: Path) -> None:
    assert "needs a line `base:`" in told(tmp_path, header=HEADER.replace("base: right_sum\n", ""))


@pytest.mark.parametrize(
    "body", [EDIT.replace("# this\n", ""), f"{EDIT}# this\n", "# instead of\n\n# this\nx\n"]
)
def test_an_edit_without_an_old_text_or_one_new_text_is_refused(tmp_path: Path, body: str) -> None:
    assert "needs lines of its base after `# instead of`, and one `# this`" in told(tmp_path, body)


def test_what_edits_make_must_be_python(tmp_path: Path) -> None:
    said = told(tmp_path, EDIT.replace("numbers))", "numbers)"))
    assert "is not Python: '(' was never closed in" in said and "of what its edits make" in said


def test_a_whole_answer_must_be_python(tmp_path: Path) -> None:
    said = told(tmp_path, MADE.replace("(numbers):", "(numbers)"), HEADER.replace("base: right_sum\n", ""))
    assert "is not Python: expected ':' in 'def total(numbers)', line 1 below its docstring" in said


@pytest.mark.parametrize("header", ["", "An idea.\n", "An idea.\n\nscore: much\n"])
def test_an_answer_without_a_score_is_told_so(tmp_path: Path, header: str) -> None:
    assert "has no score" in told(tmp_path, header=header)


def test_a_file_without_a_docstring_is_told_so(tmp_path: Path) -> None:
    assert "right_sum.py has no docstring" in told(tmp_path, right=MADE)


@pytest.mark.parametrize("missing", ["caught by", "message"])
def test_a_wrong_answer_says_what_catches_it_and_how(tmp_path: Path, missing: str) -> None:
    lines = [line for line in HEADER.splitlines(True) if not line.startswith(missing)]
    assert "right_ files pass, all others fail" in told(tmp_path, header="".join(lines))


@pytest.mark.parametrize("line", ["base: reference", "hint: any", "seen: no, because it is right"])
def test_a_right_answer_says_nothing_that_only_wrong_ones_need(tmp_path: Path, line: str) -> None:
    said = told(tmp_path, right=RIGHT.replace("score: 3\n", f"score: 3\n{line}\n"))
    assert f"is right, and needs no `{line.split(':')[0]}:`" in said


@pytest.mark.parametrize("seen", ["no", "yes", "no, because hidden", "no, because  of it"])
def test_an_answer_that_is_not_seen_says_why(tmp_path: Path, seen: str) -> None:
    assert "Say `seen: no, because` and why" in told(tmp_path, header=f"{HEADER}seen: {seen}\n")


def test_a_key_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    assert "says `mesage:`, which nobody reads" in told(tmp_path, header=f"{HEADER}mesage: x\n")
