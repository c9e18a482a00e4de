"""environment.yml and requirements.lock against pyproject.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def bounds(requirements: list[str]) -> dict[str, SpecifierSet]:
    """Return the version bounds of each name."""
    parsed = [Requirement(each) for each in requirements]
    return {canonicalize_name(each.name): each.specifier for each in parsed}


def drift(pyproject: dict[str, Any], environment: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return what a student gets otherwise from conda than from pip: name, bounds there and here."""
    project = pyproject["project"]
    wanted = {**bounds(project["dependencies"]), "python": SpecifierSet(project["requires-python"])}
    named = [each for each in environment["dependencies"] if isinstance(each, str)]
    found = bounds(named)
    found.pop("pip", None)
    differing = {
        name: (wanted.get(name), found.get(name))
        for name in sorted(wanted.keys() | found.keys())
        if wanted.get(name) != found.get(name)
    }
    by_pip = [each["pip"] for each in environment["dependencies"] if isinstance(each, dict)]
    # The project itself, and nothing behind conda's back.
    if by_pip != [["-e ."]] or "pip" not in named:
        differing["pip"] = ([["-e ."]], by_pip)
    return differing


def pins(lock: str) -> dict[str, list[tuple[str, int]]]:
    """Return for each name its pinned versions, each with its number of hashes."""
    found: dict[str, list[tuple[str, int]]] = {}
    for line in lock.splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            requirement = Requirement(line.rstrip("\\ "))
            pinned = re.fullmatch(r"==([^,*]+)", str(requirement.specifier))
            assert pinned, f"not pinned to one version: {line}"
            name = canonicalize_name(requirement.name)
            found.setdefault(name, []).append((pinned[1], 0))
        elif re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line):
            version, hashes = found[name].pop()
            found[name].append((version, hashes + 1))
        else:
            raise AssertionError(f"neither a pin nor a hash: {line}")
    return found


def unmet(requirements: list[str], lock: str) -> list[str]:
    """Return the requirements that no pin meets, or that some pin does not."""
    pinned = pins(lock)
    return [
        f"{name}{specifier}"
        for name, specifier in bounds(requirements).items()
        if name not in pinned or not all(specifier.contains(version) for version, _ in pinned[name])
    ]


def test_environment_yml_is_what_pyproject_asks_for() -> None:
    assert drift(PYPROJECT, ENVIRONMENT) == {}


PROJECT = {"project": {"requires-python": ">=3.11", "dependencies": ["a>=1", "b>=2,<3"]}}
IN_STEP = ["python>=3.11", "a>=1", "b<3,>=2", "pip", {"pip": ["-e ."]}]


@pytest.mark.parametrize(
    ("dependencies", "drifted"),
    [
        (IN_STEP, []),
        (["python>=3.11", "a>=1", "pip", {"pip": ["-e ."]}], ["b"]),
        (["python>=3.11", "a>=1", "b>=2", "pip", {"pip": ["-e ."]}], ["b"]),
        (["python>=3.11", "a>=1.1", "b>=2,<3", "pip", {"pip": ["-e ."]}], ["a"]),
        (["python>=3.12", "a>=1", "b>=2,<3", "pip", {"pip": ["-e ."]}], ["python"]),
        ([*IN_STEP, "c"], ["c"]),
        (["python>=3.11", "a>=1", "b>=2,<3", "pip", {"pip": ["-e .", "c"]}], ["pip"]),
        (["python>=3.11", "a>=1", "b>=2,<3"], ["pip"]),
    ],
)
def test_every_kind_of_drift_is_seen(dependencies: list[Any], drifted: list[str]) -> None:
    assert list(drift(PROJECT, {"dependencies": dependencies})) == drifted


def test_environment_yml_is_for_conda_forge_and_nothing_else() -> None:
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    assert ENVIRONMENT["name"]


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    project = PYPROJECT["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    assert unmet([*project["dependencies"], *extras, *PYPROJECT["build-system"]["requires"]], LOCK) == []


@pytest.mark.parametrize(
    ("requirement", "met"), [("a>=1", True), ("A", True), ("a>=2", False), ("a<1", False), ("b", False)]
)
def test_a_pin_that_is_missing_or_out_of_bounds_is_seen(requirement: str, met: bool) -> None:
    assert (unmet([requirement], "a==1.5 \\\n    --hash=sha256:" + "0" * 64) == []) is met


def test_every_pin_has_a_hash() -> None:
    assert [name for name, versions in pins(LOCK).items() if not all(hashes for _, hashes in versions)] == []


@pytest.mark.parametrize("line", ["--option somewhere", "a @ file:///a.whl", "a>=1", "-e .", "# via b"])
def test_the_lock_holds_pins_and_hashes_and_nothing_else(line: str) -> None:
    assert pins(LOCK)
    with pytest.raises(AssertionError):
        pins(f"{LOCK}{line}\n")
