"""How the press reads a script and what notebook it makes of it, before anything runs."""

from pathlib import Path

import pytest

from tools.press.manuscript import Manuscript, read
from tools.press.notebook import notebook_of

PLAIN = "# %%\n1\n"
GRADED = '''\
# %% slug="imports" role="setup"
import socket

# %% [markdown] slug="double-contract" role="contract"
# ## Exercise 1: twice as much (2 points)

# %% slug="double" role="solution"
double = None

# %% tags=["try"]
double

# %% slug="double-visible" role="tests" points=0.5
"""double doubles."""

# %% slug="double-hidden" role="tests" points=2
"""double doubles."""
'''


def manuscript_of(root: Path, text: str, name: str = "01_sockets/02_streams.py") -> Manuscript:
    file = root / "manuscript" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return read(file, root)


def test_a_comment_that_looks_like_a_shell_command_stays_a_comment(tmp_path: Path) -> None:
    manuscript = manuscript_of(tmp_path, "# %%\n# echo the bytes back\n# %timeit is not run\n1\n")
    assert manuscript.cells[0].source == "# echo the bytes back\n# %timeit is not run\n1"


@pytest.mark.parametrize(
    "name", ["sockets/02_streams.py", "01_sockets/streams.py", "01_sockets/2_Streams.py"]
)
def test_a_name_must_be_a_number_and_words(tmp_path: Path, name: str) -> None:
    assert any("Rename it" in problem.text for problem in manuscript_of(tmp_path, PLAIN, name).problems)


def test_an_empty_file_and_one_in_another_encoding_are_refused(tmp_path: Path) -> None:
    assert "no cell" in manuscript_of(tmp_path, "").problems[0].text
    file = tmp_path / "manuscript/01_sockets/02_streams.py"
    file.write_bytes("# %%\n# é".encode("latin-1"))
    assert "not UTF-8" in read(file, tmp_path).problems[0].text


def test_a_cell_without_slug_is_named_after_its_content(tmp_path: Path) -> None:
    once = notebook_of(manuscript_of(tmp_path, "# %%\n1\n\n# %%\n2\n\n# %%\n1\n")).cells
    more = notebook_of(
        manuscript_of(tmp_path, "# %%\n0\n\n# %%\n1\n\n# %%\n2\n\n# %% [markdown]\n# 1\n")
    ).cells
    assert [cell.id for cell in more[1:3]] == [cell.id for cell in once[:2]]
    assert once[2].id == f"{once[0].id}-2"
    assert once[0].id == "c-f7568bbd"  # printf code1 | sha1sum
    assert more[3].id not in {cell.id for cell in once}


def test_roles_become_the_metadata_of_nbgrader(tmp_path: Path) -> None:
    cells = notebook_of(manuscript_of(tmp_path, GRADED)).cells
    flags = {
        cell.id: (*(cell.metadata.nbgrader[flag] for flag in ("grade", "solution", "locked", "task")),)
        for cell in cells
        if "nbgrader" in cell.metadata
    }
    assert flags == {
        "imports": (False, False, True, False),
        "double-contract": (False, False, True, False),
        "double": (False, True, False, False),
        "double-visible": (True, False, True, False),
        "double-hidden": (True, False, True, False),
    }
    tests = cells[-1].metadata.nbgrader
    assert (tests.schema_version, tests.grade_id, tests.points) == (3, "double-hidden", 2)
    assert "points" not in cells[2].metadata.nbgrader
    assert [cell.id for cell in cells if "raises-exception" in cell.metadata.get("tags", [])] == [
        "double-visible",
        "double-hidden",
    ]
    assert cells[3].metadata.tags == ["try"]


def test_a_marker_inside_a_string_begins_no_cell(tmp_path: Path) -> None:
    manuscript = manuscript_of(tmp_path, '# %%\ntext = """\n# %% [markdown]\n"""\n\n\n# %%\n2\n')
    assert [cell.line for cell in manuscript.cells] == [1, 7]


def test_prose_may_be_a_string_as_well_as_comments(tmp_path: Path) -> None:
    manuscript = manuscript_of(tmp_path, '# %% [markdown]\n"""\n# Streams\n\nText.\n"""\n')
    assert manuscript.cells[0].source == "# Streams\n\nText."
