"""Judge the answers of some exercises, and nothing else, and say which are not caught as their files say."""

import difflib
import time
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.answer_files import Answer, read_answers
from autograder.errors import UserError
from autograder.judge.client import Sandbox
from tools.answers import faults
from tools.answers.exercise import ROOT, Exercise, Verdict, exercises
from tools.answers.judging import Who, judging
from tools.answers.side_by_side import side_by_side

app = typer.Typer(add_completion=False)


@app.command()
def main(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EXERCISE]...",
            help="Exact names, such as frames or 01_sockets/frames; all exercises when left out.",
        ),
    ] = None,
    hidden: Annotated[
        bool, typer.Option("--hidden", help="Show only the answers that no visible part of a test catches.")
    ] = False,
) -> None:
    """Judge every answer of an exercise as the grader does, and its visible tests by themselves too.

    The exit status is 0 when every answer does what its file says, 1 when one does not.
    """
    console, started = Console(), time.monotonic()
    chosen = _chosen(names or [])
    seen = wrong = bad = 0
    try:
        answers = {each: read_answers(ROOT, each.chapter, each.name) for each in chosen}
        with Sandbox(ipython=True) as sandbox, side_by_side(judging(sandbox, answers)) as coming:
            for exercise, own in answers.items():
                judged: dict[Who, list[Verdict]] = {
                    who: each.result() for (about, who), each in coming.items() if about == exercise
                }
                told = {answer: _faults(answer, judged[answer]) for answer in own}
                caught = sum(faults.is_seen(judged[answer]) for answer in own if not answer.right)
                of = sum(not answer.right for answer in own)
                table = _table(f"{exercise}: {caught} of {of} wrong answers are seen")
                for answer in own:
                    if told[answer] or not hidden or _is_missed(answer, judged[answer]):
                        _row(table, answer, judged[answer], told[answer])
                console.print(table)
                seen, wrong, bad = seen + caught, wrong + of, bad + sum(map(bool, told.values()))
                for fault in _of_the_release(judged["reference"], judged["blank"]):
                    bad += 1
                    console.print(f"✗ {fault}", style="red", markup=False)
    except UserError as error:
        console.print(str(error), style="red", markup=False)
        raise typer.Exit(1) from error
    share = f", {100 * seen / wrong:.0f} of 100" if wrong else ""
    console.print(f"{seen} of {wrong} wrong answers are caught by a visible part of a test{share}.")
    console.print(f"{bad} are not as their files say." if bad else "All answers do what their files say.")
    console.print(f"It took {time.monotonic() - started:.0f} seconds.")
    raise typer.Exit(1 if bad else 0)


def _chosen(names: list[str]) -> list[Exercise]:
    """The exercises of these names, and no other; all for no name."""
    known = exercises()
    for name in names:
        if not any(name in (each.name, str(each)) for each in known):
            near = difflib.get_close_matches(name, [each.name for each in known], 1)
            raise typer.BadParameter(
                f"no exercise is called {name!r}." + (f" Did you mean {near[0]}?" if near else "")
            )
    return [each for each in known if not names or each.name in names or str(each) in names]


def _is_missed(answer: Answer, verdicts: list[Verdict]) -> bool:
    return not answer.right and not faults.is_seen(verdicts)


def _faults(answer: Answer, verdicts: list[Verdict]) -> list[str]:
    return [*faults.faults(answer, verdicts), *faults.visibility_faults(answer, verdicts)]


def _of_the_release(reference: list[Verdict], blank: list[Verdict]) -> Iterator[str]:
    """What is wrong with the notebook's own solution and with its stub."""
    yield from (f"the reference: {verdict.message}" for verdict in reference if not verdict.passed)
    yield from (f"the blank stub passes {verdict.slug}" for verdict in blank if verdict.passed)


def _table(title: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("answer", style="bold", overflow="fold")
    table.add_column("score", justify="right")
    table.add_column("caught by", overflow="fold")
    table.add_column("claim and first hint", overflow="fold")
    table.add_column("seen")
    return table


def _row(table: Table, answer: Answer, verdicts: list[Verdict], told: list[str]) -> None:
    caught = faults.caught_by(verdicts)
    message = ""
    if caught is not None:
        message = caught.message.splitlines()[0].removeprefix("failed: ")
        message += f"\n→ {caught.hints[0]}" if caught.hints else ""
    seen = "" if answer.right else "yes" if faults.is_seen(verdicts) else "no"
    table.add_row(
        answer.name,
        f"{faults.score_of(verdicts):g}",
        caught.slug if caught else "",
        escape(message + "".join(f"\n✗ {each}" for each in told)),
        seen,
        style="red" if told else None,
    )


if __name__ == "__main__":
    app(prog_name="python -m tools.answers")
