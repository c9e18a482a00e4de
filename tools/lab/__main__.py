"""`python -m tools.lab`: lay the release out and open JupyterLab on it; `formgrader`: open the class."""

import sys
from pathlib import Path

from tools.lab.jupyter import start
from tools.lab.layout import lay_out

ROOT = Path(__file__).resolve().parents[2]
RELEASE, LAB = Path("build/release"), Path("build/lab")
USAGE = "usage: python -m tools.lab [layout|formgrader]"


def main(arguments: list[str]) -> int:
    """Do what `arguments` say; return an exit status, unless JupyterLab takes over."""
    match arguments:
        case [] | ["layout"]:
            if not (ROOT / RELEASE).is_dir():
                print(f"No release in {RELEASE}. Make it with: autograder release", file=sys.stderr)
                return 1
            for line in lay_out(ROOT / RELEASE, ROOT / LAB):
                print(line.replace(f"{ROOT}/", ""), flush=True)
            if not arguments:
                print(f"Opening JupyterLab on {LAB}; Ctrl-C ends it.", flush=True)
                start(ROOT / LAB)
        case ["formgrader"]:
            print("Opening formgrader on the class; Ctrl-C ends it.", flush=True)
            start(ROOT, page="/formgrader")
        case _:
            print(USAGE, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
