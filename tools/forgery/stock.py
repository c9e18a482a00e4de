"""Stock nbgrader on forged notebooks: its own commands, in a course of its own, where they can do no harm.

bubblewrap shows it the machine read-only and without a network; only the temporary course can be written to.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from autograder.errors import UserError
from autograder.nbgrader_environment import put_scripts_on_path

_SETTINGS = """
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "forgery"
c.ExecutePreprocessor.timeout = 15
"""


def scores(source: bytes, forged: Mapping[str, bytes]) -> dict[str, float | None]:
    """What each of the notebooks earns, by its name; None for one that nbgrader lost."""
    if shutil.which("bwrap") is None:
        raise UserError("This needs bubblewrap. Install it with: sudo apt-get install bubblewrap.")
    put_scripts_on_path()  # nbgrader starts `alembic` by its bare name
    with tempfile.TemporaryDirectory(prefix="forgery-") as folder:
        root = Path(folder)
        (root / "nbgrader_config.py").write_text(_SETTINGS.format(root=folder))
        _write(root / "source" / "one" / "one.ipynb", source)
        _nbgrader(root, "generate_assignment", "one")
        for number, content in enumerate(forged.values()):
            _write(root / "submitted" / f"s{number:03}" / "one" / "one.ipynb", content)
        # One command for each: some notebooks stop the command, and with it every later student.
        graded = {
            name: _nbgrader(root, "autograde", "one", "--student", f"s{number:03}")
            for number, name in enumerate(forged)
        }
        with Gradebook(f"sqlite:///{root}/gradebook.db", "forgery") as gradebook:
            return {
                name: _score(gradebook, f"s{number:03}") if graded[name] else None
                for number, name in enumerate(forged)
            }


def _score(gradebook: Gradebook, student: str) -> float | None:
    try:
        return float(gradebook.find_submission("one", student).score)
    except MissingEntry:
        return None


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)


def _nbgrader(root: Path, *arguments: str) -> bool:
    """Run one command of nbgrader's; say whether it succeeded."""
    words = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/", "/"]
    # The lab bench alone is ours: the notebooks import it. It and the environment may lie below /tmp.
    bench = str(Path(__file__).resolve().parent.parent.parent)
    words += ["--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    for place in (sys.prefix, bench):
        words += ["--ro-bind", place, place]
    words += ["--bind", str(root), str(root)]
    words += [
        "--setenv",
        "HOME",
        str(root),
        "--setenv",
        "IPYTHONDIR",
        f"{root}/ipython",
        "--chdir",
        str(root),
    ]
    for name in ("JPY_PARENT_PID", "PYTHONPATH"):
        words += ["--unsetenv", name]
    words += ["--setenv", "PYTHONPATH", bench, "--", sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(
        words, capture_output=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, check=False
    )
    return done.returncode == 0
