"""Rooms: a folder, or a module at the root of a package, may import only the rooms that this table names."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# By room: the rooms of the same package that it may import. What stands in no row imports none.
ALLOWED: dict[str, dict[str, str]] = {
    "autograder": {
        "notebooks": "errors exercise_names notebook_text plain_files regions wire",
        "settings": "sandbox",
        "course_folder": "errors nbgrader_environment plain_files plain_text settings",
        "up_to_date": "whole_file",
        "submissions": "course_folder errors notebook_text notebooks plain_files plain_text",
        "sandbox": "errors",
        "student": "sandbox wire",
        "judge": "errors exercise_names sandbox student wire",
        "grading": "errors exercise_names json_text judge notebooks plain_text regions sandbox up_to_date wire "
        "whole_file",
        "feedback": "course_folder errors grading notebooks regions up_to_date",
        "nbgrader_bridge": (
            "course_folder errors feedback grading judge notebook_text notebooks plain_files settings submissions"
        ),
        "handout": "errors json_text up_to_date",
        "interop": "errors feedback grading judge notebooks sandbox wire",
        "marks": "course_folder nbgrader_bridge notebooks plain_text submissions up_to_date",
        "doctor": "course_folder errors judge sandbox wire",
        "answer_files": "errors notebooks regions",
        "steps": (
            "answer_files course_folder errors feedback grading handout interop json_text judge nbgrader_bridge "
            "notebooks plain_text submissions up_to_date whole_file"
        ),
        "cli": "course_folder doctor errors grading marks one_at_a_time plain_text settings steps submissions",
        "__main__": "cli",
    },
    "loopback": {
        "__init__": "addresses check draw errors kernel notebooks pair peers segment system values",
        "values": "addresses",
        "pair": "addresses",
        "headers": "addresses errors segment",
        "framing": "errors",
        "dns": "check errors headers values",
        "transitions": "segment",
        "draw": "addresses headers transitions values",
        "trace": "draw segment",
        "check": "draw errors log segment sockets transitions",
        "kernel": "addresses check draw errors headers pair recordings segment sockets trace values",
        "system": "addresses kernel",
        "readiness": "addresses kernel pair peers system",
        "peers": "addresses check dns draw errors framing headers kernel log pair segment sockets system values",
        "link": "addresses check draw headers kernel pair pcap segment trace",
        "pcap": "draw headers segment",
        "stack": "check link segment",
        "conformance": "check draw errors kernel link segment stack trace",
        "notebooks": "check errors own_cells",
    },
}


def rooms(package: str) -> dict[str, set[str]]:
    """For each room of a package the other rooms that it imports."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / package).rglob("*.py")):
        room = _room(file.relative_to(ROOT).with_suffix("").parts)
        found.setdefault(room, set()).update(each for each in _imported(file, package) if each != room)
    return found


def _room(parts: tuple[str, ...]) -> str:
    return parts[1] if len(parts) > 1 else "__init__"


def _modules(file: Path) -> Iterator[tuple[str, ...]]:
    """The modules that a file imports, each by its parts; of `from package import name`, the name too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(each.name.split(".")) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = file.relative_to(ROOT).parent.parts
            base = above[: len(above) - node.level + 1] if node.level else ()
            module = (*base, *(node.module or "").split(".")) if node.module else base
            yield from ((*module, each.name) for each in node.names)


def _imported(file: Path, package: str) -> set[str]:
    return {_room(parts) for parts in _modules(file) if parts[0] == package and _is_room(package, parts)}


def _is_room(package: str, parts: tuple[str, ...]) -> bool:
    """Whether this names a room, and not something that the package's own __init__ defines."""
    place = ROOT / package / _room(parts)
    return place.is_dir() or place.with_suffix(".py").is_file()


@pytest.mark.parametrize("package", ALLOWED)
def test_a_room_imports_only_what_the_table_allows(package: str) -> None:
    beyond = {
        room: extra
        for room, imported in rooms(package).items()
        if (extra := imported - set(ALLOWED[package].get(room, "").split()))
    }
    assert not beyond, "Import the other way, or change the table."


@pytest.mark.parametrize("package", ALLOWED)
def test_the_table_allows_no_circle(package: str) -> None:
    graph = {room: allowed.split() for room, allowed in ALLOWED[package].items()}
    assert list(TopologicalSorter(graph).static_order())


def test_the_lab_bench_imports_nothing_of_ours() -> None:
    for file in sorted((ROOT / "loopback").rglob("*.py")):
        imported = {parts[0] for parts in _modules(file)}
        assert not imported & {"autograder", "tools", "tests", "manuscript"}, file


def test_the_grader_imports_no_tool_and_no_test() -> None:
    for file in sorted((ROOT / "autograder").rglob("*.py")):
        assert not {parts[0] for parts in _modules(file)} & {"tools", "tests", "manuscript"}, file


def test_the_architecture_page_names_files_that_exist_and_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = {
        each.rstrip("/").removesuffix(".py") for each in re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py)?)`", text)
    }
    made = ("build/", "course/")
    for name in {each for each in named if not f"{each}/".startswith(made)}:
        places = [ROOT / "autograder" / name, ROOT / name]
        assert any(place.is_dir() or place.with_suffix(".py").is_file() for place in places), name
    folders = {file.parent.name for file in (ROOT / "autograder").glob("*/__init__.py")}
    assert folders <= named
