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
# What a commit's subject may not hold; the commits before this one were made before the rule was.
FIRST_COMMIT = "55aaa09264b7603f101e2d5edfd51134fbae1afd"
TWO_CHANGES = re.compile(r";|\bwip\b", re.IGNORECASE)


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


def offences_of_message(message: str) -> list[str]:
    """Return what a commit's message holds that none may: what no file may, and two changes in one subject."""
    subject = message.split("\n")[0]
    found = TWO_CHANGES.search(subject)
    return [*offences(message), *([f"1: not one change that is whole: {subject}"] if found else [])]


def test_each_commit_says_one_change_and_names_no_machine() -> None:
    files()  # skips outside a git checkout
    known = subprocess.run(
        ["git", "merge-base", "--is-ancestor", FIRST_COMMIT, "HEAD"], cwd=ROOT, capture_output=True
    )
    if known.returncode != 0:
        pytest.skip("not the whole history")
    command = ["git", "log", "-z", "--no-merges", "--format=%B", f"{FIRST_COMMIT}..HEAD"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [each for message in listed.split("\0") for each in offences_of_message(message.strip())] == []


@pytest.mark.parametrize(
    "message",
    [
        "press: one thing; another",
        "WIP",
        "judge: wip of a type",
        "judge: a type\n\nFound in " + "/work" + "/main/x",
    ],
)
def test_what_no_commit_may_say_is_seen(message: str) -> None:
    assert offences_of_message(message)


def test_what_a_commit_may_say_is_let_be() -> None:
    assert offences_of_message("judge: a wiped table is made anew\n\nFirst this; then that.") == []


def test_a_diff_shows_the_manuscript_and_not_the_notebook_made_from_it() -> None:
    files()
    command = [
        "git",
        "check-attr",
        "diff",
        "linguist-generated",
        "--",
        "course/01_sockets/03_echo.ipynb",
        "README.md",
    ]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.rsplit(": ", 1)[1] for line in said] == ["unset", "set", "unspecified", "unspecified"]


def test_no_file_is_large() -> None:
    assert [str(file.relative_to(ROOT)) for file in files() if file.stat().st_size > LARGEST] == []


def test_nothing_that_is_made_would_be_tracked() -> None:
    made = (".ipynb_checkpoints", "__pycache__", ".venv", "build", "gradebook.db")
    tracked = [file.relative_to(ROOT) for file in files()]
    assert [str(file) for file in tracked if any(part in made for part in file.parts)] == []


def test_the_documented_command_judges_the_answers_to_one_exercise() -> None:
    command = ["make", "--dry-run", "--no-print-directory", "answers", "OF=01_sockets/recv-exactly"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1].endswith("-m tools.answers 01_sockets/recv-exactly")


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.stem[:4]
)
def test_a_decision_is_a_page_of_context_decision_and_consequences(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.split()) <= 300
    parts = [text.index(f"**{part}.**") for part in ("Context", "Decision", "Consequences")]
    assert text.startswith(f"# {int(page.stem[:4])}. ")
    assert parts == sorted(parts)


def test_the_workflow_uses_well_known_actions_and_no_secret() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"].values()
    used = {step["uses"].split("@")[0] for job in jobs for step in job["steps"] if "uses" in step}
    assert used == {"actions/checkout", "actions/setup-python"}
    assert "secrets." not in text


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bit")
def test_ci_can_run_its_script() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
