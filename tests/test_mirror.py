"""Test files stand where what they test stands, so that each is found from the other."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# What no one module can be tested for: the product from outside, or the repository itself.
WHOLE = {
    "test_answers",  # every answer to every exercise, judged
    "test_order",  # which tests begin first
    "test_browser",  # JupyterLab and formgrader, in a browser
    "test_dependencies",  # pyproject.toml, environment.yml and requirements.lock agree
    "test_doctests",  # the examples of all docstrings
    "test_entry_points",  # our command line and nbgrader's come to one verdict
    "test_formgrader",  # formgrader's buttons
    "test_hostile",  # every attack gets its verdict
    "test_layers",  # imports between folders
    "test_mirror",
    "test_nbgrader",  # plain nbgrader on our course
    "test_nbval_sanitise",  # how outputs of notebooks are compared
    "test_real_clients",  # netcat and telnet talk to the course's servers
    "test_real_clients_chat",
    "test_responses",  # what a person marks, from the release to formgrader
    "test_real_tftp",  # in.tftpd and tftp talk to the client and the server of chapter 2
    "test_real_resolvers",  # the resolver of chapter 2 and dig ask dnsmasq
    "test_right_answers_together",  # right answers of a whole notebook, each beside the others
    "test_repository",  # what files and commits may hold
}

OTHERS = {
    "answers",
    "hostile",
    "loopback",
}  # no test files; and those that follow when their modules have moved


def mirrored(test: Path) -> bool:
    """Return whether a test file (as test_name or test_name_aspect) stands where a module or a folder stands."""
    words = test.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    places = [ROOT / test.relative_to(ROOT / "tests").parent / name for name in names]
    return any(place.with_suffix(".py").is_file() or (place / "__init__.py").is_file() for place in places)


def stray(tests: Path) -> list[str]:
    """Return the test files that neither mirror a module nor test the whole."""
    files = [file for file in tests.rglob("test_*.py") if file.relative_to(tests).parts[0] not in OTHERS]
    return sorted(
        file.relative_to(tests).as_posix()
        for file in files
        if not (file.stem in WHOLE if file.parent == tests else mirrored(file))
    )


def test_every_test_file_mirrors_a_module_or_tests_the_whole() -> None:
    assert stray(ROOT / "tests") == []


def test_nothing_on_the_list_of_the_whole_is_gone() -> None:
    assert WHOLE - {file.stem for file in (ROOT / "tests").glob("test_*.py")} == set()


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("autograder/test_course_folder.py", True),
        ("autograder/test_sandbox.py", True),
        ("autograder/test_sandbox_as_root.py", True),
        ("tools/press/test_lint_cell.py", True),
        ("autograder/test_lint_cell.py", False),
        ("autograder/test_sandboxes.py", False),
    ],
)
def test_a_file_mirrors_a_module_or_a_folder_of_its_name(test: str, found: bool) -> None:
    assert mirrored(ROOT / "tests" / test) is found
