"""Write requirements.lock: `python -m tools.lock [--upgrade]`.

One file for every operating system and every Python that pyproject.toml allows, each package with its
hashes, and no word of where they come from. uv solves it, from an environment of its own.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools.environment import steps, venv

ROOT = Path(__file__).resolve().parents[1]
LOCK = "requirements.lock"
SOLVER = "uv==0.13.8"


def command(uv: Path, flags: list[str]) -> list[str]:
    """Return the command that solves pyproject.toml; what is pinned stays, unless `flags` say --upgrade."""
    return [
        str(uv),
        "pip",
        "compile",
        "pyproject.toml",
        "--all-extras",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--constraints",
        "tools/lock_constraints.txt",
        "--output-file",
        LOCK,
        *flags,
    ]


def main(flags: list[str]) -> int:
    """Solve and write the lock; return the exit status."""
    if flags not in ([], ["--upgrade"]):
        print("usage: python -m tools.lock [--upgrade]", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    place, log = Path("build/cache/lock-venv"), Path("build/lock.log")
    try:
        if not venv.is_usable(place.resolve()):
            venv.make(place.resolve(), log)
        pip = [str(venv.python_of(place)), "-m", "pip", "--no-input", "install", SOLVER]
        steps.run(pip, log, f"Installing {SOLVER}")
    except steps.SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    uv = venv.python_of(place).with_name("uv.exe" if sys.platform == "win32" else "uv")
    solved = subprocess.run(command(uv, flags), stdout=subprocess.DEVNULL, check=False).returncode == 0
    print(f"{LOCK} is written." if solved else f"{LOCK} stays as it was: see above.")
    return 0 if solved else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
