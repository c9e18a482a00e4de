"""`python -m tools.class_of [COUNT]`: make a class, grade it, kill that midway, go on, and compare every score."""

import argparse
import sys

from tools.build_folder import build_folder
from tools.class_of.kinds import KINDS
from tools.class_of.run import grade_a_class


def main() -> int:
    """Print what came of each kind; return 1 where a score is not the one that it must be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=300, help="how many students")
    count = parser.parse_args().count
    folder = build_folder(f"class-of-{count}")
    outcome = grade_a_class(folder, count, lambda line: print(line, flush=True))
    for kind in KINDS:
        wrong = sum(problem.startswith(f"{kind.name}-") for problem in outcome.problems)
        right = outcome.kinds[kind.name] - wrong
        print(
            f"  {kind.name:<10} {outcome.kinds[kind.name]:>4} students, {right:>4} with the score that they must get"
        )
    for problem in outcome.problems:
        print(problem)
    students = sum(outcome.kinds.values())
    print(
        f"{students} students in {outcome.seconds:.0f} s: {outcome.before_the_kill} verdicts before the kill, "
        f"{outcome.graded_after} after it, {len(outcome.problems)} scores wrong"
    )
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main())
