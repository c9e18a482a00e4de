"""Pack what students need, for each chapter and for all: they unpack it where nothing of this repository is."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from autograder.course_folder import Course
from autograder.handout.archive import unzipped, zipped
from autograder.handout.texts import START, WHEELS, environment, readme, start_here
from autograder.handout.wheel import Wheel, bench_wheel
from autograder.steps.release import released
from autograder.whole_file import write_whole

INSIDE = "loopback-course"  # the folder that unpacking makes
EVERYTHING = "loopback-course"  # the archive of all chapters


class Packed(NamedTuple):
    """An archive, and whether it had to be written."""

    file: Path
    changed: bool


def hand_out(course: Course) -> list[Packed]:
    """Write an archive for each chapter that has been released, and one of all of them, below build/handout/."""
    chapters = [
        each
        for each in course.assignments
        if all(released(course, each, name).is_file() for name in course.notebooks(each))
    ]
    wheel = bench_wheel()
    packed = [_write(course, each, [each], wheel) for each in chapters]
    return [*packed, _write(course, EVERYTHING, chapters, wheel)] if chapters else []


def _write(course: Course, name: str, chapters: Sequence[str], wheel: Wheel) -> Packed:
    file = course.build / "handout" / f"{name}.zip"
    files = _files(course, chapters, wheel)
    changed = not file.is_file() or unzipped(file.read_bytes()) != files
    if changed:
        now = datetime.now()  # JupyterLab shows how old a file is
        write_whole(file, zipped(files, (now.year, now.month, now.day, now.hour, now.minute, now.second)))
    return Packed(file, changed)


def _files(course: Course, chapters: Sequence[str], wheel: Wheel) -> dict[str, bytes]:
    names = [(each, course.notebooks(each)) for each in chapters]
    first = f"{names[0][0]}/{names[0][1][0]}.ipynb"
    texts = {
        START: start_here(first, wheel),
        "README.md": readme("The transport layer", names, wheel),
        "environment.yml": environment(wheel),
    }
    files = {f"{INSIDE}/{name}": text.encode() for name, text in texts.items()}
    files[f"{INSIDE}/{WHEELS}/{wheel.name}"] = wheel.content
    for chapter, notebooks in names:
        for notebook in notebooks:
            path = f"{INSIDE}/{chapter}/{notebook}.ipynb"
            files[path] = released(course, chapter, notebook).read_bytes()
    return files
