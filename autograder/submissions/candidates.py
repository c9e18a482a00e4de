"""All files below one student's folder, with those in zip archives: which could be a notebook, and which could not."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.notebook_text import LARGEST, is_zip
from autograder.plain_files import A_FOLDER, FILE, GONE, entries_below, read_below, time_below, unreadable
from autograder.plain_text import one_line
from autograder.submissions.archive import read_member, read_members

DEEPEST, MOST_FILES, MOST_BYTES = 8, 2000, 300_000_000  # of one student
MOST_NAMES = 20_000  # of files of one student: to read a name costs little
# What editors, systems and learning platforms leave beside a notebook.
_HARMLESS = {
    ".ds_store",
    "__macosx",
    "__pycache__",
    "desktop.ini",
    "submission_secret.txt",
    "thumbs.db",
    "timestamp.txt",
}
_NOTEBOOKS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
_NO_FILES = {
    "link": "is a link, and links are not followed. Hand in the file itself.",
    A_FOLDER: "is a folder too deep below the others. Hand in the file itself.",
    GONE: "cannot be reached. See to the permissions of the folder that it is in, or hand it in again.",
}
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz")


@dataclass(frozen=True, order=True)
class Place:
    """Where a file lies: its path below the student's folder, and for one in a zip archive its name in there."""

    parts: tuple[str, ...]
    inside: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """All names on the way, those in an archive too."""
        return (*self.parts, *self.inside.split("/")) if self.inside else self.parts

    def __str__(self) -> str:
        return ("/".join(self.parts) or ".") + (f", in it {self.inside}" if self.inside else "")


@dataclass(frozen=True)
class Candidate:
    """A file that could be a notebook, by its name or by its bytes."""

    place: Place
    content: bytes = field(repr=False)
    changed: tuple[float, str] = (0.0, "")  # when: of two, the later one is the larger
    spare: bool = False  # hidden, as an editor's own copies are: taken only where there is nothing else


@dataclass(frozen=True, order=True)
class Stray:
    """A file that is not graded, and why, going on from its name."""

    place: Place
    reason: str
    plain: bool = False  # a file of no kind that could be a notebook: named only where a notebook is missing
    superseded: bool = False  # another version of a notebook that is graded


def read_place(root: Path, place: Place) -> bytes:
    """The bytes at a place below `root`; raises OSError, or ValueError for an archive that cannot be opened."""
    content = read_below(root, place.parts, LARGEST + 1)
    return read_member(content, place.inside) if place.inside else content


def files_of(root: Path, student: str) -> Iterator[Candidate | Stray]:
    """What a student's folder holds, a bounded number of files (in archives, too) and bytes.

    Files that could be notebooks by their names come first, and hidden ones last: a folder with an environment in it
    holds thousands of files. Links and devices are strays.
    """
    names = list(itertools.islice(_walk(root, (student,)), MOST_NAMES + 1))
    if len(names) > MOST_NAMES:
        del names[MOST_NAMES:]
        yield Stray(Place((".",)), f"holds more than {MOST_NAMES:,} files; the rest was not looked at.")
    files, left = 0, MOST_BYTES
    for parts, problem in sorted(names, key=_rank):
        if files >= MOST_FILES:
            yield Stray(
                Place(parts[1:]),
                f"and what follows was not looked at: there are more than {MOST_FILES} files.",
            )
            return
        files += 1
        for each in _look(root, parts, problem):
            files += bool(each.place.inside)
            if isinstance(each, Candidate):
                left -= len(each.content)
            if left < 0:
                yield Stray(
                    each.place, "and what follows was not looked at: the files are too large together."
                )
                return
            yield each


def _rank(found: tuple[tuple[str, ...], str]) -> tuple[bool, bool, int]:
    """What is looked at first: by its name, and whether it is hidden, and by how deep it lies."""
    parts, _ = found
    hidden = any(part.startswith(".") for part in parts[1:])
    return hidden, not parts[-1].strip().casefold().endswith((*_NOTEBOOKS, ".zip")), len(parts)


def _walk(root: Path, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each path that is no folder to look into, and the reason why it is not read; "" for a plain file.

    The files of a folder come before the folders in it.
    """
    try:
        entries = entries_below(root, parts, most=MOST_NAMES + 1)
    except OSError as error:
        yield parts, unreadable(error)
        return
    folders = []
    for name, kind in entries:
        if name.casefold() in _HARMLESS or name.startswith("._"):
            continue
        if kind == A_FOLDER and len(parts) < DEEPEST:
            folders.append(name)
        elif kind == FILE:
            yield (*parts, name), ""
        else:
            yield (*parts, name), _NO_FILES.get(kind, f"is a {kind}. Hand in the file itself.")
    for name in sorted(folders, key=lambda name: (name.startswith("."), name)):
        yield from _walk(root, (*parts, name))


def _look(root: Path, parts: tuple[str, ...], problem: str) -> Iterator[Candidate | Stray]:
    place = Place(parts[1:])
    if problem:
        yield Stray(place, problem)
        return
    try:
        content = read_below(root, parts, LARGEST + 1)
        changed = time_below(root, parts)
    except OSError as error:
        yield Stray(place, unreadable(error))
        return
    name = parts[-1].strip().casefold()
    if any(part.startswith(".") for part in place.parts):
        if name.endswith(_NOTEBOOKS):
            yield Candidate(place, content, (changed, ""), spare=True)
    elif is_zip(content) and name.endswith((".zip", *_NOTEBOOKS)):
        yield from _unpack(place, content, changed)
    elif name.endswith(_ARCHIVES):
        yield Stray(place, "is an archive that is not opened here. Hand in the .ipynb file itself.")
    else:
        yield Candidate(place, content, (changed, ""))


def _unpack(place: Place, content: bytes, changed: float) -> Iterator[Candidate | Stray]:
    found = False
    try:
        for member, inside in read_members(content, _is_notebook_inside):
            found = True
            yield Candidate(Place(place.parts, member.name), inside, (changed, member.changed))
    except ValueError as error:
        yield Stray(place, str(error))
        return
    if not found:
        yield Stray(place, "is a zip archive without a notebook in it. Hand in the .ipynb file itself.")


def unpacked(content: bytes) -> tuple[bytes, str]:
    """The only notebook in an archive, with a sentence that says so; what is no archive of one stays as it is."""
    if not is_zip(content):
        return content, ""
    try:
        found = list(itertools.islice(read_members(content, _is_notebook_inside), 2))
    except ValueError:  # which the verdict on the archive itself says
        return content, ""
    if len(found) != 1:
        return content, ""
    member, inside = found[0]
    return inside, f"The file is a zip archive; {one_line(member.name)} in it was judged."


def looks_like_a_notebook(place: Place) -> bool:
    """Whether a file's name is one that a notebook could have."""
    return _is_notebook_name(place.path[-1])


def _is_notebook_name(name: str) -> bool:
    return name.strip().casefold().endswith(_NOTEBOOKS)


def _is_notebook_inside(name: str) -> bool:
    """Whether a name in an archive, with its folders, is one that a notebook could have, and nothing hidden."""
    parts = name.split("/")
    return _is_notebook_name(name) and not any(
        part.casefold() in _HARMLESS or (part.startswith(".") and part not in (".", "..")) for part in parts
    )
