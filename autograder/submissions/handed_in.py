"""Which file is whose answer to which notebook, and which files are nobody's.

A notebook at its place (`<student>/<chapter>/<notebook>.ipynb`) is taken as it is. Browsers, editors, learning
platforms and people put it elsewhere: in other case, behind ` (1)`, a folder deeper, into a zip archive, under the
name of another one. So all files of a student are looked at: each goes to the notebook whose cells it holds, else to
the one that it is named after. Of several for one notebook the best counts: what can be read before what cannot, what
was written into before what was not, its own place before any other, the later before the earlier. Whatever else lies
there is a stray, which the table and the student's page name; nothing is passed over without a word.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.notebook_text import NoNotebook, fields_of
from autograder.plain_files import kind_below, read_below, time_below, unreadable
from autograder.submissions.candidates import (
    Candidate,
    Place,
    Stray,
    files_of,
    looks_like_a_notebook,
    read_place,
)
from autograder.submissions.recognise import Key, Notebooks
from autograder.submissions.timestamp import Timestamp, read_timestamp

MOST_STRAYS = 20  # of one student


@dataclass(frozen=True)
class Answer:
    """The file that is a student's answer to a notebook; `problem` says why it cannot be one."""

    place: Place
    note: str = ""  # how it was recognised, where it is not at its place
    problem: str = ""


@dataclass
class Files:
    """What one student handed in."""

    answers: dict[Key, Answer] = field(default_factory=dict)
    strays: list[Stray] = field(default_factory=list)


class HandedIn:
    """What a class handed in; each student's folder is looked at once, when it is first asked for."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._root = course.folder("submitted")
        self._notebooks = Notebooks(course)
        self._found: dict[str, Files] = {}

    def submissions(self, assignments: Iterable[str], students: Iterable[str]) -> list[Submission]:
        """The notebooks of these assignments that these students handed in, wherever they lie."""
        chosen = list(assignments)
        return [
            Submission(student, assignment, notebook)
            for student in students
            for assignment in chosen
            for notebook in self._course.notebooks(assignment)
            if (assignment, notebook) in self._of(student).answers
        ]

    def answer(self, submission: Submission) -> Answer | None:
        """The file that answers a notebook; None where there is none."""
        return self._of(submission.student).answers.get((submission.assignment, submission.notebook))

    def read(self, submission: Submission) -> bytes:
        """The bytes of a submission as they are now; raises UserError for what is missing or no plain file."""
        answer = self.answer(submission)
        if answer is None:
            raise UserError(f"{submission} was not handed in.")
        name = answer.place.path[-1]
        if answer.problem:
            raise UserError(f"{name} {answer.problem}")
        try:
            return read_place(self._root / submission.student, answer.place)
        except OSError as error:
            raise UserError(f"{name} {unreadable(error)}") from error
        except ValueError as error:
            raise UserError(f"{answer.place.parts[-1]} {error}") from error

    def changed(self, submission: Submission) -> float:
        """When a submission's file was last changed, in seconds; 0 where there is none."""
        answer = self.answer(submission)
        try:
            return time_below(self._root / submission.student, answer.place.parts) if answer else 0.0
        except OSError:
            return 0.0

    def beside(self, student: str, assignment: str, name: str) -> bytes | None:
        """A small file beside an assignment's notebooks; None where there is no plain one of that name."""
        try:
            return read_below(self._root, (student, assignment, name), 10_000)
        except OSError:
            return None

    def timestamp(self, student: str, assignment: str) -> Timestamp:
        """When an assignment was handed in, as its timestamp.txt says."""
        return read_timestamp(self._root, student, assignment)

    def strays(self, student: str, assignments: Iterable[str]) -> list[Stray]:
        """The files of a student that are not graded and lie in one of these assignments' folders, or in none."""
        chosen = set(assignments)
        files = self._of(student)
        missing = {key[0] for key in self._notebooks.keys if key not in files.answers}
        found = []
        for stray in files.strays:
            chapter = self._notebooks.chapter_of(stray.place.path)
            in_question = {chapter} if chapter else missing
            if in_question & chosen and (not stray.plain or in_question & missing & chosen):
                found.append(stray)
        return found

    def _of(self, student: str) -> Files:
        if student not in self._found:
            self._found[student] = self._look(student)
        return self._found[student]

    def _look(self, student: str) -> Files:
        """Give each file of a student to the notebook that it answers."""
        files, claims = Files(), dict[Key, list[Candidate]]()
        spare: list[Candidate] = []
        elsewhere: dict[Key, Key] = {}  # what the file at a notebook's place holds instead
        for each in files_of(self._root, student):
            if isinstance(each, Stray):
                files.strays.append(each)
                continue
            if each.spare:
                spare.append(each)
                continue
            here = self._place_of(each.place)
            held = self._notebooks.by_cells(each.content)
            if here and (not held or here in held):
                claims.setdefault(here, []).append(each)
            elif key := self._one(held, each.place):
                claims.setdefault(key, []).append(each)
                if here:
                    elsewhere[here] = key
            elif named := self._one(self._notebooks.by_name(each.place.path), each.place):
                claims.setdefault(named, []).append(each)
            else:
                files.strays.append(_nobodys(each))
        for each in spare:
            held = self._notebooks.by_cells(each.content) or self._notebooks.by_name(each.place.path)
            key = self._one(held, each.place)
            if key and (key not in claims or claims[key][0].spare):
                claims.setdefault(key, []).append(each)
            elif not key:
                files.strays.append(replace(_nobodys(each), plain=True))
        for key, candidates in claims.items():
            self._choose(files, key, candidates)
        for here, key in elsewhere.items():
            self._exchanged(files, here, key)
        self._at_their_places(files, student)
        files.strays = _named(files.strays)
        return files

    def _place_of(self, place: Place) -> Key | None:
        """The notebook whose own place this is."""
        if place.inside or len(place.parts) != 2 or not place.parts[1].endswith(".ipynb"):
            return None
        key = place.parts[0], place.parts[1].removesuffix(".ipynb")
        return key if key in self._notebooks.keys else None

    def _one(self, keys: list[Key], place: Place) -> Key | None:
        """The one of several notebooks that a file is named after, or lies in the folder of."""
        if len(keys) > 1:
            named = self._notebooks.by_name(place.path)
            chapter = self._notebooks.chapter_of(place.path[:-1])
            keys = [key for key in keys if key in named] or [key for key in keys if key[0] == chapter]
        return keys[0] if len(keys) == 1 else None

    def _choose(self, files: Files, key: Key, candidates: list[Candidate]) -> None:
        """The best of the files that answer a notebook; the others are strays, unless they are the same."""
        best = candidates[0]
        if len(candidates) > 1:
            best = max(candidates, key=lambda each: self._worth(key, each))
        at = self._place_of(best.place) == key
        note = f"It was found as {best.place}, and graded as {'/'.join(key)}.ipynb." if not at else ""
        files.answers[key] = Answer(best.place, note)
        for each in candidates:
            if each is best or each.spare or each.content == best.content:
                continue
            if looks_like_a_notebook(each.place):
                reason = f"was not graded: {best.place} counts as the answer to {'/'.join(key)}."
                files.strays.append(Stray(each.place, reason, superseded=True))

    def _worth(self, key: Key, candidate: Candidate) -> tuple[bool, bool, bool, tuple[float, str], Place]:
        try:
            cells = fields_of(candidate.content)["cells"]
        except NoNotebook:
            cells = None
        return (
            cells is not None,
            self._notebooks.is_written_into(key, cells or []),
            self._place_of(candidate.place) == key,
            candidate.changed,
            candidate.place,
        )

    def _exchanged(self, files: Files, key: Key, held: Key) -> None:
        """Say of a notebook whose place another one of the course has taken that this is so."""
        if key in files.answers:
            return
        place = Place((key[0], f"{key[1]}.ipynb"))
        counts = files.answers.get(held)
        graded = "was graded as that" if counts and counts.place == place else "is not graded"
        problem = (
            f"holds {'/'.join(held)}, another notebook of the course, and {graded}. Hand in {key[1]} too."
        )
        files.answers[key] = Answer(place, problem=problem)
        files.strays = [stray for stray in files.strays if stray.place != place]

    def _at_their_places(self, files: Files, student: str) -> None:
        """Take what stands at a notebook's place and is no plain file for its answer: reading it says what it is."""
        for key in self._notebooks.keys:
            parts = key[0], f"{key[1]}.ipynb"
            if key not in files.answers and kind_below(self._root, (student, *parts)):
                files.answers[key] = Answer(Place(parts))
                files.strays = [stray for stray in files.strays if stray.place.parts[:2] != parts]


def _named(strays: list[Stray]) -> list[Stray]:
    """The strays that are named, what matters first; of many, how many more there are."""
    ordered = sorted(strays, key=lambda stray: (stray.superseded, stray.plain, stray.place))
    more = len(ordered) - MOST_STRAYS
    if more <= 0:
        return ordered
    rest = Stray(Place((f"{more} more files",)), "are not named here.", plain=ordered[MOST_STRAYS].plain)
    return [*ordered[:MOST_STRAYS], rest]


def _nobodys(candidate: Candidate) -> Stray:
    if looks_like_a_notebook(candidate.place):
        try:
            fields_of(candidate.content)
        except NoNotebook as fault:
            return Stray(candidate.place, str(fault))
        return Stray(
            candidate.place, "holds no cell of this course. Hand in the notebook that you were given."
        )
    return Stray(candidate.place, "is no notebook. Hand in the .ipynb file itself.", plain=True)
