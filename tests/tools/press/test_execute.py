"""What the press says of cells that raise, hang, die or break their promises."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from tools.press.__main__ import app

PLAIN = "# %%\n1 + 1\n"


def script(root: Path, text: str, name: str = "01_sockets/02_streams") -> Path:
    file = root / "manuscript" / f"{name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def press(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--root", str(root), *arguments])


def problems(root: Path, text: str, *arguments: str) -> list[str]:
    """Press one script and return what was said, without the lines of the failing cell's own story."""
    script(root, text)
    result = press(root, *arguments)
    assert result.exit_code == 1
    assert not (root / "course").exists()
    return [line for line in result.stderr.splitlines() if line and not line.startswith(" ")]


def test_a_cell_that_raises_unasked_is_shown_with_its_line_and_story(tmp_path: Path) -> None:
    text = "# %%\ndef f():\n    return 1 / 0\n\n# %%\nx = 1\nf()\n\n# %%\nx / 0\n"
    assert problems(tmp_path, text) == [
        "manuscript/01_sockets/02_streams.py:7: this cell raised. "
        "Mend it, or tag it raises-exception if it should."
    ]
    assert "ZeroDivisionError: division by zero" in press(tmp_path).stderr


def test_the_line_is_that_of_the_cell_that_ran_also_where_another_cell_raised_first(tmp_path: Path) -> None:
    mend = "    except ArithmeticError as error:\n        raise OSError from error\n"
    [said] = problems(tmp_path, f"# %%\ndef f():\n    try:\n        1 / 0\n{mend}\n\n# %%\nf()\n")
    assert said.startswith("manuscript/01_sockets/02_streams.py:10: this cell raised.")


def test_a_try_cell_must_not_raise_in_the_instructors_version(tmp_path: Path) -> None:
    [said] = problems(tmp_path, '# %%\ntry_out = int\n\n# %% tags=["try"]\ntry_out("one")\n')
    assert said.startswith("manuscript/01_sockets/02_streams.py:5: this cell raised.")


def test_cells_that_break_their_promises_are_named_together(tmp_path: Path) -> None:
    tests = '"""double doubles."""\nimport sys\n\nprint("!", file=sys.stderr)\n0.5\n'
    solution = "### BEGIN SOLUTION\ndouble = 2\n### END SOLUTION\n"
    said = problems(
        tmp_path,
        f'# %% tags=["raises-exception"]\n1\n\n# %% slug="double" role="solution"\n{solution}\n'
        f'# %% slug="double-visible" role="tests" points=1\n{tests}',
    )
    assert len(said) == 3, said
    assert "raises-exception but does not raise" in said[0]
    assert "wrote to stderr" in said[1]
    assert "ends in a value" in said[2]


def test_a_group_of_exceptions_is_an_error_too(tmp_path: Path) -> None:
    [said] = problems(tmp_path, '# %%\nraise ExceptionGroup("both", [ValueError("inner")])\n')
    assert "this cell raised" in said
    assert "ValueError: inner" in press(tmp_path).stderr


def test_a_cell_that_hangs_and_one_that_kills_the_kernel_end_the_run(tmp_path: Path) -> None:
    script(tmp_path, "# %%\nimport os\n\nos._exit(1)\n", "01_sockets/03_dies")
    said = sorted(
        problems(tmp_path, "# %%\nimport threading\n\nthreading.Event().wait()\n", "--timeout", "2")
    )
    assert "02_streams.py:1: this cell ran for more than 2 s" in said[0]
    assert "03_dies.py:1: the kernel died in this cell" in said[1]


def test_a_kernel_that_does_not_start_is_reported(tmp_path: Path) -> None:
    (tmp_path / "ipykernel_launcher.py").write_text("raise SystemExit(1)", encoding="utf-8")
    [said] = problems(tmp_path, PLAIN)
    assert "no kernel to run it in" in said


def test_a_notebook_takes_parts_from_the_one_that_was_pressed_before_it(tmp_path: Path) -> None:
    flags = {"grade_id": "one", "solution": True}
    cells = [{"cell_type": "code", "metadata": {"nbgrader": flags}, "source": "def one(): return 1"}]
    pressed = tmp_path / "course" / "01_sockets" / "01_first.ipynb"
    pressed.parent.mkdir(parents=True)
    pressed.write_text(json.dumps({"cells": cells, "nbformat": 4}), encoding="utf-8")
    takes = '# %%\nfrom loopback import from_notebook\n\n# %%\nfrom_notebook("01_first", "one").one() + 1\n'
    script(tmp_path, takes)
    done = press(tmp_path)
    assert done.exit_code == 0, done.stderr
    made = json.loads(pressed.with_name("02_streams.ipynb").read_text(encoding="utf-8"))
    assert made["cells"][-1]["outputs"][0]["data"]["text/plain"] in ("2", ["2"])
