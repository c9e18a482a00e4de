"""The virtual environment .venv: whether it will do, and making it."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from tools.environment import packages, steps, system


def python_of(venv: Path) -> Path:
    """Return the path of the environment's own Python."""
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def is_usable(venv: Path) -> bool:
    """Return whether `venv` was made in this place and its Python, not too old, runs and has pip."""
    try:
        settings = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    # Scripts name their Python by its full path, so an environment that was moved does not work.
    commands = [line for line in settings.splitlines() if line.startswith("command = ")]
    if commands and not commands[0].endswith(str(venv)):
        return False
    probe = f"import pip, sys; sys.exit(sys.version_info < {system.NEEDED})"
    try:
        return (
            subprocess.run([python_of(venv), "-c", probe], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def make(venv: Path, log: Path) -> None:
    """Make `venv` afresh with the Python that runs this; raise SetupFailed when it cannot be made."""
    _provide_ensurepip(log)
    version = ".".join(map(str, sys.version_info[:3]))
    steps.say(f"Making {venv.name} with Python {version} ({sys.executable})")
    steps.run([sys.executable, "-m", "venv", "--clear", str(venv)], log, f"Making {venv.name}")


def _provide_ensurepip(log: Path) -> None:
    """See to it that this Python can make environments: Debian ships ensurepip in a package of its own."""
    if _has_ensurepip():
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if system.is_root() and system.manager() == "apt-get":
        packages.apt_install([package], log)
        if _has_ensurepip():
            return
    command = system.install_command(system.manager(), package, system.is_root())
    raise steps.SetupFailed(
        f"{sys.executable} cannot make virtual environments: its ensurepip module is missing.\n"
        f"Install it with: {command}\n"
        "If you have a Python that can, name it: make PYTHON=/path/to/python3.11"
    )


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None
