"""What the press takes out of stored outputs, and what it leaves alone."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from loopback.check.scaling import AGAIN
from tools.press.outputs import merged, normalise, story

ESCAPE = "\x1b[0;31m"


def stream(name: str, text: str) -> NotebookNode:
    return new_output("stream", name=name, text=text)


def error(*lines: str, ename: str = "ValueError", evalue: str = "no") -> NotebookNode:
    return new_output("error", ename=ename, evalue=evalue, traceback=list(lines))


def normalised(*outputs: NotebookNode, places: tuple[tuple[str, str], ...] = ()) -> list[NotebookNode]:
    notebook = new_notebook(cells=[new_code_cell("1", outputs=list(outputs))])
    normalise(notebook, "02_streams", places)
    return notebook.cells[0].outputs


def shown(text: str, *places: tuple[str, str]) -> str:
    return normalised(stream("stdout", text), places=places)[0].text


def test_a_measurement_that_was_disturbed_leaves_no_line() -> None:
    said = AGAIN.format(so_far="7 times the processor time")
    assert shown(f"✓ one\n{said}\n✓ two\n") == "✓ one\n✓ two\n"


def test_neighbouring_streams_become_one_of_each_name() -> None:
    value = new_output("execute_result", data={"text/plain": "1"}, execution_count=1)
    streams = [("stdout", "a"), ("stderr", "!"), ("stdout", "b")]
    outputs = merged([*(stream(*each) for each in streams), value, stream("stdout", "c")])
    assert [(each.get("name"), each.get("text")) for each in outputs] == [
        ("stdout", "ab"),
        ("stderr", "!"),
        (None, None),
        ("stdout", "c"),
    ]


def test_the_order_of_the_two_pipes_does_not_matter() -> None:
    assert merged([stream("stderr", "!"), stream("stdout", "a")]) == [
        stream("stdout", "a"),
        stream("stderr", "!"),
    ]


def test_a_traceback_of_ipython_becomes_one_line() -> None:
    [output] = normalised(
        error(f"{ESCAPE}{'-' * 75}", "ValueError  Traceback (most recent call last)", "ValueError: no")
    )
    assert output.traceback == ["ValueError: no"]


def test_an_error_without_words_has_no_colon() -> None:
    assert story(error("-" * 75, ename="StopIteration", evalue="")) == "StopIteration"


def test_a_syntax_error_becomes_one_line() -> None:
    assert (
        story(error("  File <string>:1", "    1 +", ename="SyntaxError", evalue="bad")) == "SyntaxError: bad"
    )


def test_an_exception_that_tells_its_own_story_keeps_it() -> None:
    [output] = normalised(error(f"{ESCAPE}✗ expected 5 bytes", "got 2", ename="CheckFailed"))
    assert output.traceback == ["✗ expected 5 bytes", "got 2"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<object object at 0x7f2a5c1e>", "<object object at 0x…>"),
        ("<function <lambda> at 0x000001A2B3C4D5E6>", "<function <lambda> at 0x…>"),
        ("<asyncio.locks.Event object at 0x7f2a5c1e [unset]>", "<asyncio.locks.Event object at 0x… [unset]>"),
        ("&lt;function f at 0x7f2a5c1e&gt;", "&lt;function f at 0x…&gt;"),
        ("numbering starts at 0xfffffffe and wraps", "numbering starts at 0xfffffffe and wraps"),
        ("checksum 0x220d", "checksum 0x220d"),
        ("/tmp/x/ipykernel_812/3041.py:1: UserWarning: no", "<cell>:1: UserWarning: no"),
        ("/tmp/tmpab12_xyz/sock", "/tmp/tmp…/sock"),
        ("tmpfs", "tmpfs"),
        (f"{ESCAPE}red\x1b[0m", "red"),
    ],
)
def test_what_differs_between_runs_is_taken_out(text: str, kept: str) -> None:
    assert shown(text) == kept


def test_folders_of_this_machine_are_renamed_whole_names_only() -> None:
    places = (("/home/a/course", "."), ("/home/a/course/.venv", "<python>"))
    assert shown("/home/a/course/.venv/lib /home/a/course/x.py", *places) == "<python>/lib ./x.py"
    assert shown("/home/a/courses /home/a/course", *places) == "/home/a/courses ."


def test_widget_models_are_numbered_and_nothing_else_of_them_is_kept() -> None:
    def view(model: str) -> NotebookNode:
        kind = "application/vnd.jupyter.widget-view+json"
        return new_output("display_data", data={kind: {"model_id": model, "version_major": 2}})

    def models(*ids: str) -> list[str]:
        notebook = new_notebook(cells=[new_code_cell("1", outputs=[view(each) for each in ids])])
        notebook.metadata["widgets"] = {"state": {}}
        normalise(notebook, "02_streams")
        assert "widgets" not in notebook.metadata
        return [next(iter(output.data.values()))["model_id"] for output in notebook.cells[0].outputs]

    first, second = "a" * 32, "b" * 32
    assert models(first, second, first) == models(second, first, second)
    assert len(set(models(first, second))) == 2
    assert first not in models(first)


def test_a_picture_in_bytes_is_left_alone() -> None:
    data = {"image/png": "tmpab12wxyz", "image/svg+xml": "<title>tmpab12wxyz</title>"}
    [output] = normalised(new_output("display_data", data=data))
    assert output.data == {"image/png": "tmpab12wxyz", "image/svg+xml": "<title>tmp…</title>"}
