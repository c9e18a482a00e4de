"""The set-up from end to end: system packages, .venv, the pinned packages, this project."""

import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from tools.environment import packages, steps, venv

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^[A-Za-z0-9][\w.-]*==", re.MULTILINE)
STAMP = "made-from"
PACKAGES = ("autograder", "loopback", "tools")
# What a path may not hold: the first line of each command in .venv/bin is read by a shell where the path is long or
# has a space, and nbgrader takes the others for a pattern, or for part of the gradebook's address.
UNFIT = frozenset('"$`\\\n?*[%')
# What pip says of each requirement, once.
ABOUT_ONE = ("Collecting ", "Processing ", "Requirement already satisfied: ", "Ignoring ")


def prepare(arguments: list[str], root: Path = ROOT) -> int:
    """Prepare the machine for the course or, when `arguments` say "tests", for its tests too.

    Returns the exit status; what is wrong is told in sentences on stderr. A folder in which the course would not work
    is refused before anything is fetched.
    """
    purpose = arguments[0] if arguments else "course"
    if purpose not in packages.PACKAGES or len(arguments) > 1:
        print("usage: python3 tools/setup.py [course|tests]", file=sys.stderr)
        return 2
    if odd := sorted(UNFIT & set(root.as_posix())):
        print(
            f"This folder is {str(root)!r}, and the programs that the course is made with take "
            f"{' and '.join(map(repr, odd))} in a path for something else. Move or rename the folder, so that its "
            "path is without, and run the same command again.",
            file=sys.stderr,
        )
        return 1
    log = root / "build" / "setup.log"
    try:
        if not is_ready(root) or packages.missing(purpose):
            log.unlink(missing_ok=True)
        packages.provide(purpose, log, ci=os.environ.get("CI", "") == "true")
        if not is_ready(root):
            make_environment(root, log)
    except steps.SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. The same command goes on where this one stopped.", file=sys.stderr)
        return 130
    compile_packages(root)
    steps.say("Environment: .venv is ready.")
    return 0


def is_ready(root: Path) -> bool:
    """Return whether root/.venv was made, to the end, from what the files say now."""
    place = root / ".venv"
    return venv.python_of(place).exists() and _read(place / STAMP) == wanted(root)


def make_environment(root: Path, log: Path) -> None:
    """Make root/.venv as requirements.lock and pyproject.toml say; raise SetupFailed when it cannot be."""
    started = time.monotonic()
    place = root / ".venv"
    (place / STAMP).unlink(missing_ok=True)
    if not venv.is_usable(place):
        venv.make(place, log)
    lock = root / "requirements.lock"
    pins = len(PIN.findall(lock.read_text(encoding="utf-8")))
    steps.say(f"Installing {pins} pinned packages (pip's own words go to {log.relative_to(root)})")
    pip = [str(venv.python_of(place)), "-m", "pip", "--no-input", "--disable-pip-version-check"]
    # A person's PIP_USER would send the packages out of the environment.
    variables = {"PIP_USER": "0"}
    # The lock is complete; pip 23.0, Debian's, would look for jsonschema[extra] apart from jsonschema.
    pinned = [*pip, "install", "--no-deps", "--require-hashes", "-r", str(lock)]
    steps.run(pinned, log, "Installing the pinned packages", counter(pins), variables)
    project = [*pip, "install", "--no-deps", "--no-build-isolation", "-e", str(root)]
    steps.run(project, log, "Installing this project", variables=variables)
    steps.run([*pip, "check"], log, "Checking that the packages fit together", variables=variables)
    (place / STAMP).write_text(wanted(root), encoding="utf-8")
    steps.say(f"    done in {time.monotonic() - started:.0f} s")


def compile_packages(root: Path) -> None:
    """Compile the project's packages to byte code, where that is not done yet, as pip does with all that it installs.

    Python does so by itself when it imports a module, unless it must not write: in the sandbox, or where
    PYTHONDONTWRITEBYTECODE is set. There each program would compile all that it imports, each time anew.
    """
    command = [str(venv.python_of(root / ".venv")), "-m", "compileall", "-q", *PACKAGES]
    with contextlib.suppress(OSError):  # it goes without
        subprocess.run(command, cwd=root, capture_output=True, check=False)


def wanted(root: Path) -> str:
    """Return a digest of all that an environment is made from, and of the place where it stands."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    # The settings of ruff and its kind are in the same file, and no reason to install anything.
    built = [project["project"], project["build-system"], project.get("tool", {}).get("hatch")]
    parts = [
        str(root),
        json.dumps(built, sort_keys=True),
        (root / "requirements.lock").read_text(encoding="utf-8"),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def counter(pins: int) -> Callable[[str], None]:
    """Return a listener to pip's output that says each time another quarter of `pins` has been looked at."""
    seen = 0

    def listen(line: str) -> None:
        nonlocal seen
        if line.startswith(ABOUT_ONE):
            seen += 1
            if seen < pins and seen % max(1, pins // 4) == 0:
                steps.say(f"    {seen} of {pins}")
        elif line.startswith("Installing collected packages"):
            steps.say("    all fetched; unpacking, a minute or so")

    return listen


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""
