"""Make a class to try the grader on: the release, filled in with the answers that test the tests."""

from collections.abc import Iterator
from dataclasses import dataclass

import nbformat

from autograder.answer_files import FOLDER, Answer, read_answers
from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.notebooks import flags_of, read_notebook, role_of
from autograder.steps.release import released

RIGHT = ("ada", "barbara")
WRONG = ("edsger", "frances", "grace", "hedy", "ivan", "jon", "kathleen", "leslie")
HANGS = "olga-hangs"
Chosen = dict[tuple[str, str], Answer]  # by (chapter, exercise)


@dataclass(frozen=True)
class Made:
    """One student of the sample class."""

    student: str
    answers: int  # exercises that this student wrote something for
    changed: bool  # whether any notebook had to be written


def sample_class(course: Course, assignments: list[str]) -> list[Made]:
    """Write submitted/<student>/<assignment>/ for every student of the sample class, whose course this is.

    ada-right and the next hand in right answers and blank the release as it is. Each of edsger-wrong and
    the next hands in another wrong answer to every exercise; where there are more wrong answers than
    students, they are spread over the whole list. olga-hangs has one answer that never returns, and right ones
    beside it: each cell that calls it costs a class its whole deadline. Raises UserError when there is no release
    or there are no answers.
    """
    for assignment in assignments:
        for notebook in course.notebooks(assignment):
            if not released(course, assignment, notebook).is_file():
                raise UserError(f"{assignment}/{notebook} has no release. Run `{course.command} release` first.")
    answers = read_answers(course.root)
    if not answers:
        raise UserError(
            f"There are no answers in {FOLDER.as_posix()}/, from which the sample class is made. They "
            "come with the course's repository: clone it whole."
        )
    return [
        Made(student, len(chosen), _hand_in(course, assignments, student, chosen))
        for student, chosen in _students(answers, assignments)
    ]


def _students(answers: list[Answer], assignments: list[str]) -> Iterator[tuple[str, Chosen]]:
    """Each student's name and answers."""
    right = _by_exercise(answer for answer in answers if answer.right)
    wrong = _by_exercise(answer for answer in answers if not answer.right and not answer.hangs)
    yield from _spread([f"{name}-right" for name in RIGHT], right)
    yield "blank", {}
    yield from _spread([f"{name}-wrong" for name in WRONG], wrong)
    if hanging := next((each for each in answers if each.hangs and each.chapter in assignments), None):
        otherwise_right = {key: found[0] for key, found in right.items()}
        yield HANGS, otherwise_right | {(hanging.chapter, hanging.exercise): hanging}


def _by_exercise(answers: Iterator[Answer]) -> dict[tuple[str, str], list[Answer]]:
    found: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        found.setdefault((answer.chapter, answer.exercise), []).append(answer)
    return found


def _spread(names: list[str], answers: dict[tuple[str, str], list[Answer]]) -> Iterator[tuple[str, Chosen]]:
    """As many students as the longest list has answers, of those named; shorter lists begin again."""
    students = min(len(names), max(map(len, answers.values()), default=0))
    for number, name in enumerate(names[:students]):
        yield name, {key: found[_place(number, students, len(found))] for key, found in answers.items()}


def _place(number: int, students: int, answers: int) -> int:
    """Which of its answers to an exercise a student takes."""
    return number % answers if answers <= students else number * answers // students


def _hand_in(course: Course, assignments: list[str], student: str, answers: Chosen) -> bool:
    changed = False
    for assignment in assignments:
        for name in course.notebooks(assignment):
            notebook = read_notebook(released(course, assignment, name))
            for cell in notebook.cells:
                answer = answers.get((assignment, str(flags_of(cell).get("grade_id"))))
                if answer is not None and role_of(cell) == "solution":
                    cell.source = answer.source.rstrip("\n")
                elif answers and role_of(cell) == "response":
                    cell.source = f"This is what {student} says.\n\nA second sentence of {student}'s."
            text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
            file = course.folder("submitted", student, assignment) / f"{name}.ipynb"
            if not file.is_file() or file.read_bytes() != text.encode():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
                changed = True
    return changed
