"""The press's command line."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from tools.press import course_output
from tools.press.pressing import Pressed, checked, manuscripts_in, press

app = typer.Typer(add_completion=False)


@app.command()
def main(
    manuscripts: Annotated[
        list[Path] | None,
        typer.Argument(help="Scripts, or folders of them; all of manuscript/ when left out."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Compare course/ with its manuscripts, write nothing.")
    ] = False,
    root: Annotated[Path, typer.Option(help="The folder that holds manuscript/ and course/.")] = Path(),
    timeout: Annotated[int, typer.Option(min=1, help="Seconds that one cell may run.")] = 60,
) -> None:
    """Press the notebooks of course/ from the scripts of manuscript/.

    The exit status is 0 when all is well, 1 when a manuscript has a problem or, with --check, when
    course/ is not what manuscript/ makes, and 2 when the command itself makes no sense.
    """
    chosen = _chosen(manuscripts, root)
    scripts, problems = checked(chosen, root)
    if problems:
        _report(map(str, problems))
        raise typer.Exit(1)
    results = asyncio.run(press(scripts, root, timeout, lambda each: _announce(each, root, check)))
    bad = any(each.problems for each in results)
    if not manuscripts:  # all of them: whatever else lies in course/ has none
        bad = _strays({each.notebook for each in scripts}, root, check) or bad
    if check:
        bad = (
            any(course_output.difference(root / each.manuscript.notebook, each.text) for each in results)
            or bad
        )
        if bad:
            _report(["Run `make course` and commit what it writes."])
    raise typer.Exit(1 if bad else 0)


def _chosen(manuscripts: list[Path] | None, root: Path) -> list[Path]:
    """Return the scripts that the command line means; refuse a path that means none."""
    known = manuscripts_in(root)
    if not known:
        raise typer.BadParameter(
            f"no script in {root / 'manuscript'}. Run from the repository's root, or say --root."
        )
    chosen: list[Path] = []
    for wanted in manuscripts or [root / "manuscript"]:
        meant = [file for file in known if wanted.resolve() in (file.resolve(), *file.resolve().parents)]
        if not meant:
            raise typer.BadParameter(f"{wanted} is no script of {root / 'manuscript'} and no folder of them.")
        chosen += meant
    return list(dict.fromkeys(chosen))


def _announce(pressed: Pressed, root: Path, check: bool) -> None:
    """Say what became of one manuscript, and write its notebook unless only checking."""
    notebook = pressed.manuscript.notebook
    if pressed.problems:
        _report(map(str, pressed.problems))
    elif check:
        difference = course_output.difference(root / notebook, pressed.text)
        if difference:
            _report([f"{notebook} {difference}"])
        else:
            typer.echo(f"{notebook} is what its manuscript makes")
    else:
        changed = course_output.write(root / notebook, pressed.text)
        typer.echo(f"{notebook} {'pressed' if changed else 'unchanged'}")


def _strays(expected: set[str], root: Path, check: bool) -> bool:
    """Say which files of course/ no manuscript makes, and set them aside unless only checking."""
    found = course_output.strays(root, expected)
    for stray in found:
        if check:
            _report([f"{stray} has no manuscript; nbgrader would hand it to the students."])
        else:
            typer.echo(f"{stray} has no manuscript; moved to {course_output.set_aside(root, stray)}")
    return check and bool(found)


def _report(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)


if __name__ == "__main__":
    app()
