"""Make stored outputs the same on every machine and in every run."""

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha1

from nbconvert.filters import strip_ansi
from nbformat import NotebookNode

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
BINARY = ("image/png", "image/jpeg", "image/gif", "application/pdf")
# repr's "<function f at 0x7f...>"; a bare 0xfffffffe in the text may be a sequence number and stays.
ADDRESS = re.compile(r"(?<=object at )0x[0-9a-fA-F]+|(?<= at )0x[0-9a-fA-F]+(?=>|&gt;|;|, file )")
# The file name that ipykernel gives to a cell: process id and hash.
CELL_FILE = re.compile(r"[^\s\"'(<]*ipykernel_\d+[/\\]\d+\.py")
TEMPORARY = re.compile(r"\btmp[a-z0-9_]{8}\b")
# What loopback.check.scaling says of a measurement that another program disturbed.
DISTURBED = re.compile(r"^… .* so far: measured again, .*\n", re.MULTILINE)

Rewrite = Callable[[str], str]


def normalise(notebook: NotebookNode, name: str, places: Iterable[tuple[str, str]] = ()) -> None:
    """Rewrite the outputs of `notebook` in place; `places` are (folder of this machine, what to show)."""
    notebook.metadata.pop("widgets", None)
    rewrite = _rewriter(name, list(_widget_models(notebook)), list(places))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [_output(output, rewrite) for output in merged(cell.outputs)]


def merged(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Join neighbouring streams, stdout first: the two pipes are flushed in no fixed order."""
    joined: list[NotebookNode] = []
    run: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type != "stream":
            joined += [run[key] for key in sorted(run, reverse=True)] + [output]
            run = {}
        elif output.name in run:
            run[output.name].text += output.text
        else:
            run[output.name] = output
    return joined + [run[key] for key in sorted(run, reverse=True)]


def story(error: NotebookNode) -> str:
    """Return what a reader needs of an error output: one line, or the exception's own account of itself."""
    return _own_account(error) or f"{error.ename}: {error.evalue}".rstrip(": ")


def traceback_of(error: NotebookNode) -> str:
    """Return the whole traceback of an error output, without colours."""
    return _plain("\n".join(error.traceback))


def _plain(text: str) -> str:
    return str(strip_ansi(text))  # type: ignore[no-untyped-call]


def _own_account(error: NotebookNode) -> str | None:
    """Return the text of an exception that renders itself (_render_traceback_), or None."""
    text = traceback_of(error)
    by_ipython = (
        not text.strip()
        or text.startswith("-----")  # the ruler above every traceback of IPython's
        or error.ename in ("SyntaxError", "IndentationError", "TabError")
    )
    return None if by_ipython else text


def _output(output: NotebookNode, rewrite: Rewrite) -> NotebookNode:
    if output.output_type == "stream":
        output.text = rewrite(output.text)
    elif output.output_type == "error":
        output.traceback = rewrite(story(output)).split("\n")
        output.evalue = rewrite(output.evalue)
    else:
        output.data = {
            kind: data if kind in BINARY else _rewritten(data, rewrite) for kind, data in output.data.items()
        }
    return output


def _rewritten(data: object, rewrite: Rewrite) -> object:
    """Apply `rewrite` to every string of a JSON value."""
    if isinstance(data, str):
        return rewrite(data)
    if isinstance(data, list):
        return [_rewritten(each, rewrite) for each in data]
    if isinstance(data, dict):
        return {key: _rewritten(each, rewrite) for key, each in data.items()}
    return data


def _widget_models(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            model = output.get("data", {}).get(WIDGET_VIEW, {}).get("model_id")
            if model:
                yield model


def _rewriter(name: str, models: list[str], places: list[tuple[str, str]]) -> Rewrite:
    """Return the function that takes out of a text what this run and this machine put there."""
    fixed = {
        model: sha1(f"{name} widget {number}".encode(), usedforsecurity=False).hexdigest()[:32]
        for number, model in enumerate(dict.fromkeys(models))
    }
    # The longest first: a folder may lie inside another.
    folders = [
        (re.compile(re.escape(folder) + r"(?![\w.-])"), shown)
        for folder, shown in sorted(places, key=lambda place: -len(place[0]))
    ]

    def rewrite(text: str) -> str:
        text = CELL_FILE.sub("<cell>", _plain(text))
        for folder, shown in folders:
            text = folder.sub(lambda _, shown=shown: shown, text)  # type: ignore[misc]
        for model, replacement in fixed.items():
            text = text.replace(model, replacement)
        return DISTURBED.sub("", ADDRESS.sub("0x…", TEMPORARY.sub("tmp…", text)))

    return rewrite
