"""`python -m tools.interop_class [COUNT]`: right and wrong TCPs meet; each failure must be where it belongs."""

import argparse
import os
import sys

from rich.console import Console
from rich.table import Table as Printed

from autograder.interop.tournament import COURSES_OWN
from autograder.steps.interop import print_matrix
from tools.build_folder import build_folder
from tools.interop_class.kinds import RIGHT, class_of
from tools.interop_class.run import ROOT, meet


def main() -> int:
    """Print the matrix, and for each student what was made of it and what came of that; return 1 for a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=12, help="how many students")
    students = dict(class_of(parser.parse_args().count))
    console = Console()
    outcome = meet(build_folder(f"interop-class-of-{len(students)}"), students)
    table = outcome.table
    print_matrix(console, table)
    printed = Printed("student", "what was made of it", "cannot", "at fault in", "as it must be", box=None)
    for student, kind in ({COURSES_OWN: RIGHT} | students).items():
        problems = outcome.problems[student]
        cannot = {"client": "fetch", "server": "serve"}
        printed.add_row(
            student,
            kind.idea,
            ", ".join(cannot[side] for side in sorted(kind.fails)) or "-",
            str(len(table.faults(student))),
            f"no, {len(problems)} times" if problems else "yes",
        )
    console.print(printed)
    for student, problems in outcome.problems.items():
        for problem in problems[:5]:
            console.print(f"{student}: {problem}", markup=False, highlight=False, soft_wrap=True)
    wrong = sum(map(len, outcome.problems.values()))
    console.print(
        f"{len(students)} students, {len(table.results)} meetings in {outcome.seconds:.0f} s "
        f"(load {os.getloadavg()[0]:.1f}), {len(table.failed)} failed, {wrong} not as it must be. "
        f"The ladders are in {outcome.page.relative_to(ROOT)}.",
        soft_wrap=True,
        highlight=False,
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
