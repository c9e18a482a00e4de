"""Print what forged notebooks earn, as a Markdown table: `make forgery-table`."""

from importlib.metadata import version

from tests.hostile import course
from tests.hostile.attack import attacks
from tools.forgery import ours, stock

HEAD = """# What forged notebooks earn

Each of these notebooks of `tests/hostile/` was graded twice: by nbgrader {version} as it comes, and by this course's
grader. All points together are {full:g}; "deserved" is what the honest part of the notebook is worth. `make
forgery-table` makes this page anew.

| notebook | what it tries | deserved | nbgrader | this grader |
|---|---|---:|---:|---:|"""


def main() -> None:
    """Grade all of them twice."""
    chosen = [attack for attack in attacks() if attack.nbgrader]
    forged = {str(attack): attack.content() for attack in chosen}
    forged |= {"honest": course.honest(), "blank": course.blank()}
    theirs, own = (grader.scores(course.instructors(), forged) for grader in (stock, ours))
    print(HEAD.format(version=version("nbgrader"), full=course.FULL))
    for attack in chosen:
        _print_row(f"`{attack}`", attack.tries, attack.points, theirs[str(attack)], own[str(attack)])
    _print_row("(honest)", "Every answer is right.", course.FULL, theirs["honest"], own["honest"])
    _print_row("(blank)", "Nobody worked on it, and it is graded last.", 0.0, theirs["blank"], own["blank"])
    wrong = sum(theirs[str(attack)] != attack.points for attack in chosen)
    print(
        f"\nOf {len(chosen)} forged notebooks nbgrader gave {wrong} another score than they deserve,", end=" "
    )
    print(f"this grader {sum(own[str(attack)] != attack.points for attack in chosen)}.")


def _print_row(name: str, tries: str, deserved: float, theirs: float | None, own: float | None) -> None:
    print(f"| {name} | {tries} | {deserved:g} | {_shown(theirs, deserved)} | {_shown(own, deserved)} |")


def _shown(score: float | None, deserved: float) -> str:
    text = "lost" if score is None else f"{score:g}"
    return text if score == deserved else f"**{text}**"


if __name__ == "__main__":
    main()
