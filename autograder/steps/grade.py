"""Grade every submission whose inputs changed since it was last graded."""

import functools
import time
import traceback
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from nbformat import NotebookNode

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.grading import engine
from autograder.grading.graded_notebook import graded_notebook
from autograder.grading.seed import seed_of
from autograder.grading.verdict import Verdict, read
from autograder.json_text import to_text
from autograder.judge.client import Sandbox
from autograder.nbgrader_bridge.gradebook import Facts, Known, gradebook, penalise, record, without_marks
from autograder.plain_text import listed, readable
from autograder.steps.release import out_of_date
from autograder.steps.throttle import LOAD_INTERVAL, LongestFirst, Throttle
from autograder.submissions.candidates import Stray
from autograder.submissions.handed_in import HandedIn
from autograder.up_to_date import digest, forget, recall, remember
from autograder.whole_file import write_whole

_WRITE_INTERVAL = 3.0  # seconds; verdicts cost less to write many at a time


class Judged(NamedTuple):
    """The results of one submission, to be written; there is no notebook where it could not be read."""

    verdict: Verdict
    notebook: NotebookNode | None
    made_from: str


@dataclass
class Graded:
    """The result of a run of grading: the submissions that were graded, were unchanged, or could not be graded."""

    anew: list[Submission] = field(default_factory=list)
    unchanged: list[Submission] = field(default_factory=list)
    broken: dict[Submission, str] = field(default_factory=dict)
    strays: dict[str, list[Stray]] = field(default_factory=dict)  # by student: files that are nobody's answer
    problems: list[str] = field(
        default_factory=list
    )  # of a student's assignment: what is amiss beside its notebooks

    @property
    def is_whole(self) -> bool:
        """Whether everything that was handed in could be graded."""
        unknown = any(not stray.superseded for strays in self.strays.values() for stray in strays)
        return not (self.broken or self.problems or unknown)


def grade(
    course: Course,
    assignments: list[str],
    students: list[str],
    progress: Callable[[int, int], None] = lambda done, of: None,
    jobs: int | None = None,
    sandboxed: bool | None = None,
    handed_in: HandedIn | None = None,
) -> Graded:
    """Grade the submissions of these students; one that cannot be graded is noted, and the others go on.

    `jobs` notebooks are judged at a time, by default as many as keep the processors busy; `progress` hears how many
    are done, of how many; `handed_in` is looked into, and left for whoever asks again. What is done stays done when
    this is interrupted. Raises UserError when an assignment's release is missing or older than its source, when
    nothing was handed in, or when the machine does not allow a sandbox.
    """
    for assignment in assignments:
        reason = out_of_date(course, assignment)
        if reason is not None:
            raise UserError(f"{_sentence(reason)} Run `{course.command} release {assignment}` first.")
    handed_in = handed_in or HandedIn(course)
    chosen = handed_in.submissions(assignments, students)
    done = Graded(strays=strays_of(handed_in, assignments, students))
    if not chosen and not done.strays:
        raise UserError(
            f"None of {listed(students)} handed in a notebook of {', '.join(assignments)}. A submission "
            f"lies at {course.shown(course.folder('submitted'))}/<student>/<assignment>/<notebook>.ipynb."
        )
    for student, assignment in dict.fromkeys((each.student, each.assignment) for each in chosen):
        if problem := handed_in.timestamp(student, assignment).problem:
            done.problems.append(f"{student} {assignment}: {problem}")
    lost = {assignment: without_marks(course, assignment) for assignment in assignments}
    anew = [
        each
        for each in chosen
        if lost[each.assignment](each.student, each.notebook) or not _is_done(course, handed_in, each, done)
    ]
    sandboxed = course.judging.sandbox if sandboxed is None else sandboxed
    with gradebook(course) as book:
        if anew:
            notebooks = {(each.assignment, each.notebook): each for each in anew}
            ipython = any(tests_of(course, each).uses_ipython for each in notebooks.values())
            with Sandbox(sandboxed, ipython) as sandbox:
                write = functools.partial(_write, course, book, handed_in, {}, done)
                _judge_all(course, sandbox, handed_in, anew, jobs, progress, write)
        _penalise(course, book, {(each.student, each.assignment) for each in chosen}, done)
    return done


def strays_of(handed_in: HandedIn, assignments: list[str], students: list[str]) -> dict[str, list[Stray]]:
    """The files of these students that are not graded, by student; only of those who have one."""
    found = {student: handed_in.strays(student, assignments) for student in students}
    return {student: strays for student, strays in found.items() if strays}


def _penalise(course: Course, book: Any, handed_in: set[tuple[str, str]], done: Graded) -> None:
    for assignment in sorted({assignment for _, assignment in handed_in}):
        students = [student for student, each in handed_in if each == assignment]
        for student, problem in penalise(course, book, assignment, students).items():
            done.problems.append(f"{student} {assignment}: {problem}")


def _is_done(course: Course, handed_in: HandedIn, submission: Submission, done: Graded) -> bool:
    """Whether a submission has a verdict that was made from the inputs as they are now."""
    note = recall(course.note("graded", submission))
    tests = tests_of(course, submission)
    made_from = _made_from(course, handed_in, submitted_of(course, handed_in, submission, tests), tests)
    if note.get("made_from") != made_from or not course.verdict(submission).is_file():
        return False
    problem = note.get("problem")
    if problem:
        done.broken[submission] = problem
    elif course.file("autograded", submission).is_file():
        done.unchanged.append(submission)
    return bool(problem) or course.file("autograded", submission).is_file()


def _judge_all(
    course: Course,
    sandbox: Sandbox,
    handed_in: HandedIn,
    submissions: list[Submission],
    jobs: int | None,
    progress: Callable[[int, int], None],
    write: Callable[[dict[Submission, Judged]], None],
) -> None:
    """Judge submissions side by side; this thread alone writes, the results of a few seconds at a time."""
    throttle, queue, wrote = Throttle(jobs), LongestFirst(submissions), time.monotonic()
    with ThreadPoolExecutor(throttle.most) as pool:
        waiting: dict[Future[Judged], Submission] = {}
        judged: dict[Submission, Judged] = {}
        try:
            while queue or waiting:
                progress(len(submissions) - len(queue) - len(waiting), len(submissions))
                for _ in range(min(len(queue), throttle.room(len(waiting)))):
                    each = queue.pop()
                    waiting[pool.submit(_judge, course, sandbox, handed_in, each)] = each
                ready, _ = wait(waiting, timeout=LOAD_INTERVAL, return_when=FIRST_COMPLETED)
                for future in ready:
                    each = waiting.pop(future)
                    judged[each] = future.result()
                    queue.took(each, judged[each].verdict.used.get("wall", 0.0))
                if time.monotonic() > wrote + _WRITE_INTERVAL or not waiting:
                    write(judged)
                    judged, wrote = {}, time.monotonic()
            progress(len(submissions), len(submissions))
        except BaseException:
            finished = [future for future in waiting if future.done() and not future.exception()]
            try:
                write(judged | {waiting[each]: each.result() for each in finished})
            finally:  # what cannot be written, as on a disk that is full, is judged again
                pool.shutdown(wait=False, cancel_futures=True)
                sandbox.stop()  # those that still run end at once, and nothing of them is kept
            raise


def _judge(course: Course, sandbox: Sandbox, handed_in: HandedIn, submission: Submission) -> Judged:
    # Read here, and not kept since `_is_done`: the files of a large class would fill the memory.
    tests = tests_of(course, submission)
    submitted = submitted_of(course, handed_in, submission, tests)
    made_from = _made_from(course, handed_in, submitted, tests)  # as things are before the judging begins
    try:
        verdict, plan = engine.grade(sandbox, submitted, tests, course.judging.limits)
        return Judged(verdict, graded_notebook(plan, tests.source, verdict) if plan else None, made_from)
    except (UserError, OSError):  # the machine's fault, or the sandbox's: it meets the others as well
        raise
    except Exception as error:
        if not sandbox.alive:
            raise
        at = traceback.extract_tb(error.__traceback__)[-1]
        fault = (
            f"could not be judged: the grader itself failed ({type(error).__name__} in {Path(at.filename).name}, line "
            f"{at.lineno}: {str(error)[:200]}). Its points are open; report this, with the file."
        )
        failed = replace(submitted, problem=f"{submitted.notebook}.ipynb {fault}")
        verdict, _ = engine.grade(sandbox, failed, tests, course.judging.limits)
        return Judged(verdict, None, "")  # made from nothing: the next run tries again


def _write(
    course: Course,
    book: Any,
    handed_in: HandedIn,
    known: Known,
    done: Graded,
    judged: dict[Submission, Judged],
) -> None:
    """Write results: the notebooks, then the gradebook, then the verdicts, and last the notes that they are done.

    A verdict is what the next run compares a response with, so it tells of nothing that the gradebook does not have: a
    run that ends in between would leave a mark on a response that has changed, and nobody asked to look at it.
    """
    if not judged:
        return
    as_before = {
        (each.student, each.assignment, each.notebook): _as_before(course, each, verdict)
        for each, (verdict, _, _) in judged.items()
    }
    for submission, (_, notebook, _) in judged.items():
        forget(course.note("graded", submission))
        graded = course.file("autograded", submission)
        if notebook is None:
            graded.unlink(missing_ok=True)
        else:
            write_whole(graded, to_text(notebook))
    facts = {
        (student, assignment): _facts(course, handed_in, student, assignment)
        for student, assignment in {(each.student, each.assignment) for each in judged}
    }
    record(book, [verdict for verdict, _, _ in judged.values()], facts, known, as_before)
    for submission, (verdict, _, made_from) in judged.items():
        verdict.write(course.verdict(submission))
        remember(course.note("graded", submission), made_from=made_from, problem=verdict.problem or "")
        if verdict.problem:
            done.broken[submission] = verdict.problem
        else:
            done.anew.append(submission)


def _as_before(course: Course, submission: Submission, verdict: Verdict) -> frozenset[str]:
    """The responses that hold what they held when the submission was graded last."""
    try:
        before = read(course.verdict(submission))
    except UserError:  # a record that cannot be read is written anew
        return frozenset()
    written = {test.id: test.written for test in before.tests} if before else {}
    return frozenset(
        test.id for test in verdict.tests if test.written and test.written == written.get(test.id)
    )


def _facts(course: Course, handed_in: HandedIn, student: str, assignment: str) -> Facts:
    there = {each.notebook for each in handed_in.submissions([assignment], [student])}
    missing = [notebook for notebook in course.notebooks(assignment) if notebook not in there]
    return Facts(handed_in.timestamp(student, assignment), missing)


def submitted_of(
    course: Course, handed_in: HandedIn, submission: Submission, tests: engine.Bundle
) -> engine.Submitted:
    """Read a submission: its bytes, or the reason why they cannot be read, and what its `tests` take from others."""
    content, problem = b"", None
    try:
        content = handed_in.read(submission)
    except UserError as error:
        problem = str(error)
    answer = handed_in.answer(submission)
    return engine.Submitted(
        student=submission.student,
        assignment=submission.assignment,
        notebook=submission.notebook,
        content=content,
        seed=seed_of(submission.student, course.judging.course_seed),
        problem=problem,
        notes=(readable(answer.note),) if answer and answer.note else (),
        beside=tests.beside_of(lambda name: handed_in.read(replace(submission, notebook=name))),
    )


def tests_of(course: Course, submission: Submission) -> engine.Bundle:
    """The instructor's notebook that a submission answers, ready to judge by."""
    return engine.bundle_of(course.source(submission.assignment, submission.notebook))


def _made_from(course: Course, handed_in: HandedIn, submitted: engine.Submitted, tests: engine.Bundle) -> str:
    """A digest of all that decides on a submission's marks."""
    timestamp = handed_in.timestamp(submitted.student, submitted.assignment)
    return digest(
        engine.tools_digest(),
        submitted.student,
        tests.digest,
        course.root / "nbgrader_config.py",
        submitted.digest,
        submitted.problem or "",
        *submitted.notes,
        timestamp.content,
        timestamp.problem,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
