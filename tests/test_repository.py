"""What the repository may hold: nothing of this machine, of a registry, or too big to read."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 1_000_000
# Put together here, so that this file does not hold what it looks for.
HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("npmjs", "org"),
        ("conda", "anaconda", "org"),
        ("crates", "io"),
    ]
]
FORBIDDEN = {
    "a registry's host name": re.compile("|".join(map(re.escape, HOSTS)), re.IGNORECASE),
    "an address to install from": re.compile(r"--(?:extra-)?index" + "-url|--find" + "-links"),
    "a path of one machine": re.compile(r"(?<![\w.~$)}])/(?:work|root|opt/pypi|tmp/team)" + r"/[\w.]"),
}


def files() -> list[Path]:
    """Return the files that git tracks or would track."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def offences(text: str) -> list[str]:
    """Return what `text` holds that no file may."""
    return [
        f"{number}: {what}: {found[0]}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in FORBIDDEN.items()
        if (found := pattern.search(line))
    ]


def test_no_file_names_a_registry_or_a_path_of_this_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{each}"
        for file in files()
        for each in offences(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        f"https://{HOSTS[0]}/simple/",
        f"https://files.{HOSTS[1].upper()}/x.whl",
        "pip install --index" + "-url somewhere",
        "open('" + "/work" + "/main/x')",
        "File " + "/root" + "/x.py",
    ],
)
def test_what_no_file_may_hold_is_seen(line: str) -> None:
    assert offences(line)


@pytest.mark.parametrize("line", ["paper/work/x", "/usr/bin/python3", "root/.venv", "~/work/x", "python.org"])
def test_what_a_file_may_hold_is_let_be(line: str) -> None:
    assert offences(line) == []


def test_no_file_is_large() -> None:
    assert [str(file.relative_to(ROOT)) for file in files() if file.stat().st_size > LARGEST] == []


def test_nothing_that_is_made_would_be_tracked() -> None:
    made = (".ipynb_checkpoints", "__pycache__", ".venv", "build", "gradebook.db")
    tracked = [file.relative_to(ROOT) for file in files()]
    assert [str(file) for file in tracked if any(part in made for part in file.parts)] == []


def test_the_workflow_uses_well_known_actions_and_no_secret() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"].values()
    used = {step["uses"].split("@")[0] for job in jobs for step in job["steps"] if "uses" in step}
    assert used == {"actions/checkout", "actions/setup-python"}
    assert "secrets." not in text


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bit")
def test_ci_can_run_its_script() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
