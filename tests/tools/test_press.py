"""The press from its command line: real kernels, the files it writes, and what nbgrader makes of them."""

import json
import os
import tempfile
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata, ClearHiddenTests, ClearSolutions
from typer.testing import CliRunner, Result

from tools.press.__main__ import app

# One of everything that could differ between two runs.
STREAMS = '''\
# %% [markdown]
# # Streams

# %% slug="imports" role="setup"
import os
import sys
import threading

import ipywidgets


def try_out(tried):
    return tried()


# %%
print("one")
print("!", file=sys.stderr)
print("two")
threading.Lock(), os.getcwd(), os.environ["LOOPBACK_SEED"], hash("seeded")

# %%
ipywidgets.IntSlider(3)

# %% tags=["raises-exception"]
raise EOFError("peer closed with 5 of 8 bytes missing")

# %% [markdown] slug="double-contract" role="contract"
# ## Exercise 1: twice as much (3 points)

# %% slug="double" role="solution"
def double(n: int) -> int:
    """Return twice `n`."""
    ### BEGIN SOLUTION
    return 2 * n
    ### END SOLUTION


# %% slug="try-double" tags=["try"]
try_out(lambda: double(4))

# %% slug="double-visible" role="tests" points=1
"""double doubles a small number."""
assert double(2) == 4

# %% slug="double-hidden" role="tests" points=2
"""double doubles a large number."""
assert double(100) == 200
# Hidden until grading: a number of seven digits.
### BEGIN HIDDEN TESTS
assert double(10**6) == 2 * 10**6
### END HIDDEN TESTS
'''
PLAIN = "# %%\n1 + 1\n"


def script(root: Path, text: str, name: str = "01_sockets/02_streams") -> Path:
    file = root / "manuscript" / f"{name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def press(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--root", str(root), *arguments])


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pressed")
    script(root, STREAMS)
    result = press(root)
    assert (result.exit_code, result.stdout) == (0, "course/01_sockets/02_streams.ipynb pressed\n"), (
        result.output
    )
    return root


def notebook(root: Path) -> NotebookNode:
    return nbformat.read(root / "course/01_sockets/02_streams.ipynb", as_version=4)


def test_pressing_twice_changes_no_byte(pressed: Path) -> None:
    file = pressed / "course/01_sockets/02_streams.ipynb"
    before = file.read_bytes()
    file.unlink()
    assert press(pressed).stdout == "course/01_sockets/02_streams.ipynb pressed\n"
    assert file.read_bytes() == before
    assert press(pressed).stdout == "course/01_sockets/02_streams.ipynb unchanged\n"


def test_outputs_are_stored_and_normalised(pressed: Path) -> None:
    cells = {cell.id: cell for cell in notebook(pressed).cells}
    streams, widget, failure = [cell.outputs for cell in notebook(pressed).cells[2:5]]
    assert [(each.name, each.text) for each in streams[:2]] == [("stdout", "one\ntwo\n"), ("stderr", "!\n")]
    assert "object at 0x…>" in streams[2].data["text/plain"]
    assert "'.'" in streams[2].data["text/plain"]
    assert "'practice'" in streams[2].data["text/plain"]
    assert widget[0].data["text/plain"] == "IntSlider(value=3)"
    assert failure[0].traceback == ["EOFError: peer closed with 5 of 8 bytes missing"]
    assert cells["try-double"].outputs[0].data["text/plain"] == "8"
    assert cells["try-double"].metadata.tags == ["try"]


def test_nothing_of_the_run_or_the_machine_is_stored(pressed: Path) -> None:
    text = (pressed / "course/01_sockets/02_streams.ipynb").read_text(encoding="utf-8")
    stored = json.loads(text)
    assert stored["metadata"] == {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert {key for cell in stored["cells"] for key in cell["metadata"]} == {"nbgrader", "tags"}
    assert str(pressed) not in text
    assert "press-" not in text


def test_temporary_files_of_a_notebook_go_with_it(tmp_path: Path) -> None:
    name = uuid4().hex  # no other run on this machine makes it too
    script(tmp_path, f'# %%\nimport tempfile\n\ntempfile.mkdtemp(prefix="{name}-")\n')
    assert press(tmp_path).exit_code == 0
    assert list(Path(tempfile.gettempdir()).glob(f"{name}-*")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the two notebooks meet in a FIFO, which is of Unix")
def test_two_notebooks_run_side_by_side(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for name, mode in (("01_reads", "r"), ("02_writes", "w")):
        script(tmp_path, f'# %%\nopen({str(tmp_path / "fifo")!r}, "{mode}").close()\n', f"01_sockets/{name}")
    assert press(tmp_path, "--timeout", "30").exit_code == 0


def test_nbgrader_takes_the_notebook_and_leaves_no_solution_in_it(pressed: Path) -> None:
    released = notebook(pressed)
    for preprocessor in (CheckCellMetadata(), ClearSolutions(), ClearHiddenTests()):
        released, _ = preprocessor.preprocess(released, {})
    sources = {cell.id: cell.source for cell in released.cells}
    assert "return 2 * n" not in sources["double"]
    assert sources["double"].startswith('def double(n: int) -> int:\n    """Return twice `n`."""\n    # YOUR')
    assert sources["double-hidden"].splitlines() == [
        '"""double doubles a large number."""',
        "assert double(100) == 200",
        "# Hidden until grading: a number of seven digits.",
    ]


def test_check_agrees_names_what_differs_and_writes_nothing(tmp_path: Path) -> None:
    for name in ("01_one", "02_two"):
        script(tmp_path, PLAIN, f"01_sockets/{name}")
    assert press(tmp_path).exit_code == 0
    course = tmp_path / "course/01_sockets"
    assert press(tmp_path, "--check").exit_code == 0

    changed = (course / "01_one.ipynb").read_text(encoding="utf-8").replace('"2"', '"3"')
    (course / "01_one.ipynb").write_text(changed, encoding="utf-8")
    (course / "02_two.ipynb").unlink()
    (course / "09_old.ipynb").write_text("{}", encoding="utf-8")
    result = press(tmp_path, "--check")
    assert result.exit_code == 1
    assert 'course/01_sockets/01_one.ipynb differs: changed "1 + 1"' in result.stderr
    assert "course/01_sockets/02_two.ipynb is missing" in result.stderr
    assert "course/01_sockets/09_old.ipynb has no manuscript" in result.stderr
    assert "Run `make course`" in result.stderr
    assert (course / "01_one.ipynb").read_text(encoding="utf-8") == changed
    assert not (course / "02_two.ipynb").exists()

    assert press(tmp_path, str(tmp_path / "manuscript/01_sockets/01_one.py")).exit_code == 0
    assert (course / "09_old.ipynb").exists()  # one script asked for: nothing is said of the others
    assert press(tmp_path).exit_code == 0
    assert not (course / "09_old.ipynb").exists()
    assert (tmp_path / "build/stray/01_sockets/09_old.ipynb").read_text(encoding="utf-8") == "{}"


def test_nothing_is_run_while_a_manuscript_has_problems(tmp_path: Path) -> None:
    script(tmp_path, PLAIN, "01_sockets/01_fine")
    script(tmp_path, '# %% rol="tests"\n1\n')
    result = press(tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'manuscript/01_sockets/02_streams.py:1: unknown metadata key "rol". '
        "The keys are slug, role, points and tags.\n"
    )
    assert not (tmp_path / "course").exists()


def test_a_path_that_means_no_script_is_refused(tmp_path: Path) -> None:
    assert press(tmp_path).exit_code == 2
    script(tmp_path, PLAIN)
    assert press(tmp_path, str(tmp_path / "manuscript/02_udp")).exit_code == 2
