"""Which package manager this machine has, and how a person calls it.

Must parse under Python 3.6: see tools/setup.py.
"""

import os
import shutil
import sys

NEEDED = (3, 11)

COMMANDS = {
    "apt-get": "apt-get install {}",
    "dnf": "dnf install {}",
    "brew": "brew install {}",
    "winget": "winget install {}",
}
PYTHON = {
    "apt-get": "python3.11 python3.11-venv",
    "dnf": "python3.11",
    "brew": "python@3.13",
    "winget": "Python.Python.3.13",
}


def manager() -> str:
    """Return the name of this machine's package manager, or "" where it is none that we know."""
    known = {"darwin": ["brew"], "win32": ["winget"]}.get(sys.platform, ["apt-get", "dnf"])
    # A Mac may lack brew, but then brew is what its owner should install.
    found = [name for name in known if len(known) == 1 or shutil.which(name)]
    return found[0] if found else ""


def is_root() -> bool:
    """Return whether this process may install system packages without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_command(manager_name: str, packages: str, root: bool) -> str:
    """Return the command that installs `packages`, as a person would type it."""
    if not manager_name:
        return f"your system's package manager (its name there may differ): {packages}"
    command = COMMANDS[manager_name].format(packages)
    needs_sudo = manager_name in ("apt-get", "dnf") and not root
    return "sudo " + command if needs_sudo else command


def python_too_old(version: str, executable: str, manager_name: str, root: bool) -> str:
    """Return what to tell the owner of a Python that is too old."""
    needed = ".".join(map(str, NEEDED))
    command = install_command(manager_name, PYTHON.get(manager_name, "python" + needed), root)
    return (
        f"Python {needed} or later is needed; found {version} ({executable}).\n"
        f"Install it with: {command}\n"
        f"If you have one elsewhere, name it: make PYTHON=/path/to/python{needed}\n"
        "If your system has no such package, conda makes the student's environment: "
        "conda env create --file environment.yml\n"
    )
