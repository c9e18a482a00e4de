"""Start JupyterLab for one folder, on this machine only."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

# What JupyterLab takes for chosen, until the learner chooses otherwise.
SETTINGS = Path(__file__).parent / "settings"


def command(folder: Path, page: str = "/lab", browser: bool = True) -> list[str]:
    """Return the command that serves `folder` and opens `page` in a browser, if there is one."""
    flags = [
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        # The address is told all the same; the rest is of no use to a learner.
        "--Application.log_level=ERROR",
        f"--LabApp.default_url={page}",
        # No question about news, and no look outside for a newer JupyterLab, while learning.
        # (Without an answer among the settings it asks, whether or not there is an address for news.)
        "--LabApp.news_url=None",
        f"--LabApp.app_settings_dir={SETTINGS}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Whoever typed the command as root, in a container say, means it.
        flags.append("--allow-root")
    if not browser:
        flags.append("--no-browser")
    return [sys.executable, "-m", "jupyterlab", *flags]


def start(folder: Path, page: str = "/lab") -> NoReturn:
    """Become JupyterLab in `folder`; it runs until Ctrl-C."""
    # A kernel or setting of the same name in the person's home would come before this environment's.
    variables = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1"}
    words = command(folder, page, browser=os.environ.get("CI") != "true")
    os.chdir(folder)
    if sys.platform == "win32":
        sys.exit(subprocess.call(words, env=variables))
    os.execve(words[0], words, variables)
