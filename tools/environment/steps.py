"""Run one step of the set-up: a few plain lines for the person, everything for the log."""

import os
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

TAIL = 12

# What a failing tool's last lines hold, and what to do about it; the first that fits is told.
UNREACHABLE = (
    "The package index cannot be reached. Look at the network and at `pip config list`, "
    "then run the same command again; it goes on where it stopped."
)
MISFIT = (
    "If you installed something into .venv yourself, remove .venv and run the same command again. "
    "If not, requirements.lock is out of step with pyproject.toml: `make lock` writes it anew."
)
REMEDIES = (
    ("No space left on device", "Free about 1 GB of disk space, then run the same command again."),
    (
        "DO NOT MATCH THE HASHES",
        "A fetched package is not the one that requirements.lock names. Run the same command again; "
        "if it stays so, your package index serves other files (`pip config list` shows which it is).",
    ),
    ("Permission denied", "Something here is another user's. Use a clone of your own, or mend the owner."),
    ("Could not get lock", "Another program installs packages. Wait for it, then run the same command."),
    (
        "No matching distribution",
        "The package index does not offer this version for this Python. `pip config list` shows which "
        "index you use; another Python is named with make PYTHON=/path/to/python3.12",
    ),
    ("which is not installed", MISFIT),
    ("but you have", MISFIT),
    ("onnection", UNREACHABLE),
    ("name resolution", UNREACHABLE),
)


class SetupFailed(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def say(line: str) -> None:
    """Print one plain line at once."""
    print(line, flush=True)


def run(
    command: Sequence[str],
    log: Path,
    what: str,
    on_line: Callable[[str], None] = lambda line: None,
    variables: Mapping[str, str] | None = None,
) -> None:
    """Run `command` with its output in `log`, each line also given to `on_line`.

    Raises SetupFailed, with the last lines and the remedy, when the command fails or is not there.
    """
    tail: deque[str] = deque(maxlen=TAIL)
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        with (
            log.open("a", encoding="utf-8") as record,
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(variables or {})},
                encoding="utf-8",
                errors="replace",
            ) as process,
        ):
            record.write(f"$ {' '.join(command)}\n")
            assert process.stdout is not None
            for line in process.stdout:
                record.write(line)
                tail.append(line.rstrip())
                on_line(line)
    except OSError as error:
        raise SetupFailed(f"{what} failed: {error}") from error
    if process.returncode:
        raise SetupFailed(_story(what, list(tail), log))


def _story(what: str, tail: list[str], log: Path) -> str:
    text = "\n".join(tail)
    remedy = next((remedy for sign, remedy in REMEDIES if sign in text), None)
    lines = [f"{what} failed. Its last lines:", *(f"    {line}" for line in tail)]
    if remedy:
        lines.append(remedy)
    return "\n".join([*lines, f"The whole output is in {log}"])
