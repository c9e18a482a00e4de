"""tools/setup.py and tools/environment: what a person reads when something is missing, and when all is well."""

import ast
import builtins
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import packages, prepare, steps, system, venv

ROOT = Path(__file__).resolve().parents[2]
BEFORE_THE_CHECK = [
    "tools/setup.py",
    "tools/__init__.py",
    "tools/environment/__init__.py",
    "tools/environment/system.py",
]
PYPROJECT = (
    '[build-system]\nrequires = []\n[project]\nname = "x"\ndependencies = []\n[tool.ruff]\nline-length = 1\n'
)

Commands = list[list[str]]


@pytest.mark.parametrize("file", BEFORE_THE_CHECK)
def test_what_runs_before_the_version_check_parses_and_runs_under_python_3_6(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 6))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.ImportFrom) and node.module == "__future__"), "annotations need 3.7"
        if isinstance(node, ast.FunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs]
            for each in filter(None, [node.returns, *(argument.annotation for argument in arguments)]):
                quoted = isinstance(each, ast.Constant)
                assert quoted or (isinstance(each, ast.Name) and hasattr(builtins, each.id)), ast.unparse(
                    each
                )


def test_an_old_python_gets_a_sentence_that_names_the_remedy() -> None:
    pretend = f"""if True:
        import runpy, sys
        sys.version_info = (3, 9, 18)
        sys.argv = ["setup.py"]
        runpy.run_path({str(ROOT / "tools/setup.py")!r}, run_name="__main__")
    """
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Python 3.11 or later is needed; found 3.9.18" in done.stderr
    assert "Install it with: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("manager", "root", "command"),
    [
        ("apt-get", True, "Install it with: apt-get install python3.11 python3.11-venv\n"),
        ("apt-get", False, "Install it with: sudo apt-get install python3.11 python3.11-venv\n"),
        ("dnf", False, "Install it with: sudo dnf install python3.11\n"),
        ("brew", False, "Install it with: brew install python@3.13\n"),
        ("winget", False, "Install it with: winget install Python.Python.3.13\n"),
        ("", False, "your system's package manager"),
    ],
)
def test_each_system_gets_its_own_command(manager: str, root: bool, command: str) -> None:
    assert command in system.python_too_old("3.9.18", "/usr/bin/python3", manager, root)


@pytest.mark.parametrize(
    ("platform", "programs", "expected"),
    [
        ("linux", {"apt-get", "dnf"}, "apt-get"),
        ("linux", {"dnf"}, "dnf"),
        ("linux", set(), ""),
        ("darwin", set(), "brew"),
        ("win32", set(), "winget"),
    ],
)
def test_the_package_manager_is_the_one_that_is_there(
    platform: str, programs: set[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(system.shutil, "which", lambda name: name if name in programs else None)
    assert system.manager() == expected


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The commands that would have been run."""
    ran: Commands = []
    monkeypatch.setattr(steps, "run", lambda command, *rest, **more: ran.append(list(command)))
    return ran


def on_machine(monkeypatch: pytest.MonkeyPatch, manager: str, root: bool, lacking: list[bool]) -> None:
    """Pretend a machine; `lacking` says for each look whether Chromium is missing."""
    monkeypatch.setattr(system, "manager", lambda: manager)
    monkeypatch.setattr(system, "is_root", lambda: root)
    looks = iter(lacking)
    monkeypatch.setattr(packages, "missing", lambda purpose: [packages.CHROMIUM] if next(looks) else [])


def test_chromium_may_be_missing_outside_ci_and_the_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], commands: Commands, tmp_path: Path
) -> None:
    on_machine(monkeypatch, "apt-get", False, [True])
    packages.provide("tests", tmp_path / "log", ci=False)
    told = capsys.readouterr().out
    assert "skipped without it" in told
    assert "Install it with: sudo apt-get install chromium" in told
    assert commands == []


def test_in_ci_a_missing_system_package_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    on_machine(monkeypatch, "dnf", True, [True])
    with pytest.raises(steps.SetupFailed, match="dnf install chromium"):
        packages.provide("tests", tmp_path / "log", ci=True)


def test_root_on_debian_gets_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, tmp_path: Path
) -> None:
    on_machine(monkeypatch, "apt-get", True, [True, False])
    packages.provide("tests", tmp_path / "log", ci=True)
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "chromium" in commands[1]


def test_any_browser_of_the_family_will_do() -> None:
    found = packages.missing("tests", which=lambda name: name if name == "google-chrome" else None)
    assert packages.CHROMIUM not in found
    assert packages.CHROMIUM in packages.missing("tests", which=lambda name: None)


def test_grading_needs_bubblewrap_where_there_is_such_a_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert packages.missing("course", which=lambda name: None) == [packages.BUBBLEWRAP]
    monkeypatch.setattr("sys.platform", "darwin")
    assert packages.missing("course", which=lambda name: None) == []


def test_a_package_that_the_system_does_not_have_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    on_machine(monkeypatch, "winget", False, [])
    monkeypatch.setattr(packages, "missing", lambda purpose: [packages.NETCAT])
    packages.provide("tests", tmp_path / "log", ci=False)
    assert "winget has none that would do" in capsys.readouterr().out


def test_a_python_without_ensurepip_gets_the_command_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, commands: Commands, tmp_path: Path
) -> None:
    monkeypatch.setattr(venv, "_has_ensurepip", lambda: False)
    on_machine(monkeypatch, "apt-get", False, [])
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(steps.SetupFailed, match=f"sudo apt-get install {package}"):
        venv.make(tmp_path / ".venv", tmp_path / "log")
    assert commands == []


def test_an_environment_is_usable_where_it_was_made_and_nowhere_else(tmp_path: Path) -> None:
    place, elsewhere = tmp_path / ".venv", tmp_path / "moved"
    assert not venv.is_usable(place)
    venv.make(place, tmp_path / "log")
    assert venv.is_usable(place)
    place.rename(elsewhere)
    assert not venv.is_usable(elsewhere)


def test_an_environment_whose_python_is_gone_is_not_usable(tmp_path: Path) -> None:
    place = tmp_path / ".venv"
    place.mkdir()
    (place / "pyvenv.cfg").write_text(f"command = python -m venv {place}\n", encoding="utf-8")
    assert not venv.is_usable(place)


def test_a_failing_step_shows_its_last_lines_the_remedy_and_the_log(tmp_path: Path) -> None:
    log = tmp_path / "build" / "setup.log"
    script = "print(*range(50), sep='\\n'); print('ERROR: No space left on device'); raise SystemExit(3)"
    with pytest.raises(steps.SetupFailed) as failure:
        steps.run([sys.executable, "-c", script], log, "Installing")
    lines = str(failure.value).splitlines()
    assert lines[0] == "Installing failed. Its last lines:"
    assert len(lines) == 1 + steps.TAIL + 2
    assert "Free about 1 GB" in lines[-2]
    assert str(log) in lines[-1]
    assert "\n0\n1\n" in log.read_text(encoding="utf-8")


def test_a_step_whose_program_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(steps.SetupFailed, match="Making it failed: "):
        steps.run([str(tmp_path / "nothing")], tmp_path / "log", "Making it")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: Commands) -> Path:
    """A project with two pins, on which no command is really run."""
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("a==1 \\\n    --hash=sha256:0\nb==2\n", encoding="utf-8")

    def make(place: Path, log: Path) -> None:
        venv.python_of(place).parent.mkdir(parents=True)
        venv.python_of(place).touch()
        commands.append(["made"])

    monkeypatch.setattr(venv, "make", make)
    monkeypatch.setattr(venv, "is_usable", lambda place: venv.python_of(place).exists())
    return tmp_path


def test_setting_up_installs_by_hash_and_then_this_project(project: Path, commands: Commands) -> None:
    assert prepare.prepare([], project) == 0
    made, pinned, own, fits = commands
    assert made == ["made"]
    assert {"--require-hashes", str(project / "requirements.lock")} < set(pinned)
    assert {"--no-deps", "--no-build-isolation", str(project)} < set(own)
    assert fits[-1] == "check"


def test_setting_up_twice_does_nothing_the_second_time(project: Path, commands: Commands) -> None:
    prepare.prepare([], project)
    commands.clear()
    assert prepare.prepare([], project) == 0
    assert commands == []


@pytest.mark.parametrize(
    ("file", "old", "new", "again"),
    [
        ("pyproject.toml", "dependencies = []", 'dependencies = ["c"]', True),
        ("requirements.lock", "a==1", "a==2", True),
        ("pyproject.toml", "line-length = 1", "line-length = 2", False),
    ],
)
def test_only_what_is_installed_is_a_reason_to_install_again(
    project: Path, commands: Commands, file: str, old: str, new: str, again: bool
) -> None:
    prepare.prepare([], project)
    commands.clear()
    changed = (project / file).read_text(encoding="utf-8").replace(old, new)
    (project / file).write_text(changed, encoding="utf-8")
    assert prepare.prepare([], project) == 0
    assert bool(commands) is again


def test_a_set_up_that_failed_half_way_is_not_taken_for_ready(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(command: list[str], *rest: object, **more: object) -> None:
        raise steps.SetupFailed("The package index cannot be reached.")

    monkeypatch.setattr(steps, "run", fail)
    assert prepare.prepare([], project) == 1
    assert capsys.readouterr().err == "The package index cannot be reached.\n"
    assert not prepare.is_ready(project)


def test_the_packages_are_compiled_though_python_is_told_to_write_no_byte_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(venv, "python_of", lambda _: Path(sys.executable))
    module = tmp_path / "loopback" / "kernel" / "task.py"
    module.parent.mkdir(parents=True)
    module.write_text("ANSWER = 42\n", encoding="utf-8")
    prepare.compile_packages(tmp_path)
    assert Path(importlib.util.cache_from_source(str(module))).exists()


@pytest.mark.parametrize("sign", ['"', "$", "`", "\\", "?", "*", "[", "%"])
def test_a_folder_in_which_the_course_would_not_work_is_refused_before_anything_is_fetched(
    sign: str, tmp_path: Path, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare.prepare(["course"], tmp_path / f"Köln's {sign} course") == 1
    assert repr(sign) in (said := capsys.readouterr().err) and "Move or rename the folder" in said
    assert commands == []


def test_a_wrong_word_gets_the_usage(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prepare.prepare(["nonsense"], project) == 2
    assert "usage: " in capsys.readouterr().err


def test_progress_is_told_a_few_times_and_not_for_every_package(capsys: pytest.CaptureFixture[str]) -> None:
    listen = prepare.counter(100)
    for number in range(100):
        listen(f"Collecting package{number}==1\n")
        listen("  Downloading it\n")
    listen("Installing collected packages: a, b\n")
    told = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert told[:3] == ["25 of 100", "50 of 100", "75 of 100"]
    assert len(told) == 4


@pytest.mark.skipif(os.name == "nt", reason="make and its commands are for Linux and macOS")
def test_make_test_runs_pytest_once_and_last() -> None:
    dry = subprocess.run(["make", "--dry-run", "test"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert dry.stdout.count("-m pytest") == 1
    assert dry.stdout.rindex("-m pytest") > max(dry.stdout.rindex(each) for each in ("ruff", "mypy", "press"))
