"""All manuscripts asked for: read, checked, run two at a time."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.press.course_output import text_of
from tools.press.execute import run
from tools.press.finding import Finding
from tools.press.lint import problems_of, repeated_exercises
from tools.press.manuscript import Manuscript, read
from tools.press.notebook import notebook_of

AT_A_TIME = 2


@dataclass(frozen=True)
class Pressed:
    """What became of one manuscript: the text of its notebook, or the problems that it met when it ran."""

    manuscript: Manuscript
    text: str
    problems: list[Finding]


def manuscripts_in(root: Path) -> list[Path]:
    """Return every script below manuscript/, in order, but for hidden folders (editors' copies)."""
    folder = root / "manuscript"
    return [
        file
        for file in sorted(folder.rglob("*.py"))
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]


def checked(chosen: list[Path], root: Path) -> tuple[list[Manuscript], list[Finding]]:
    """Read the `chosen` files; return them with all their problems, those among notebooks included."""
    every = {file: read(file, root) for file in manuscripts_in(root)}
    manuscripts = [every[file] for file in chosen]
    paths = {manuscript.path for manuscript in manuscripts}
    problems = [problem for manuscript in manuscripts for problem in problems_of(manuscript)]
    problems += [problem for problem in repeated_exercises(every.values()) if problem.path in paths]
    return manuscripts, sorted(problems)


async def press(
    manuscripts: list[Manuscript], root: Path, timeout: int, done: Callable[[Pressed], None]
) -> list[Pressed]:
    """Run all `manuscripts`, which have no problems; call `done` with each as it comes off the press."""
    places = asyncio.Semaphore(AT_A_TIME)

    async def one(manuscript: Manuscript) -> Pressed:
        async with places:
            notebook = notebook_of(manuscript)
            problems = await run(notebook, manuscript, root, timeout)
        pressed = Pressed(manuscript, "" if problems else text_of(notebook), problems)
        done(pressed)
        return pressed

    return await asyncio.gather(*map(one, manuscripts))
