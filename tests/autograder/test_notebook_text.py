"""What a file is: a notebook, however it was written, or something else that is called by its name."""

import json
import zipfile
from io import BytesIO

import pytest

from autograder.errors import UserError
from autograder.notebook_text import MOST_VALUES, NoNotebook, fields_of
from autograder.notebooks import parse_notebook

CELL = {"cell_type": "code", "source": "one = 'é'", "metadata": {}, "id": "one", "outputs": []}
NOTEBOOK = {"cells": [CELL], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
TEXT = json.dumps(NOTEBOOK, ensure_ascii=False, indent=1)


def with_fields(**fields: object) -> bytes:
    return json.dumps(NOTEBOOK | fields).encode()


def with_cell(**fields: object) -> bytes:
    return with_fields(cells=[CELL | fields])


def without(*names: str) -> bytes:
    return json.dumps({name: value for name, value in NOTEBOOK.items() if name not in names}).encode()


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("one.ipynb", TEXT)
    return file.getvalue()


READ = {
    "as it should be": TEXT.encode(),
    "with a mark of byte order": TEXT.encode("utf-8-sig"),
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "UTF-16, little end first": TEXT.encode("utf-16-le"),
    "UTF-16, big end first": TEXT.encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "with two marks of byte order": TEXT.encode("utf-8-sig").join([b"\xef\xbb\xbf", b""]),
    "UTF-16, and a line end of one byte": TEXT.encode("utf-16") + b"\n",
    "zeros behind its end": TEXT.encode() + bytes(4096),
    "Windows-1252": TEXT.encode("cp1252"),
    "no version": without("nbformat", "nbformat_minor"),
    "no minor version": without("nbformat_minor"),
    "version in words": with_fields(nbformat="4", nbformat_minor="x"),
    "a minor version yet to come": with_fields(nbformat_minor=99),
    "no metadata": without("metadata"),
    "metadata that are none": with_fields(metadata=3),
    "cells that are none beside it": with_fields(cells=[None, 3, CELL, []]),
    "source in lines": with_cell(source=["one = ", "'é'"]),
    "nbgrader's metadata are a list": with_cell(metadata={"nbgrader": [1, 2], "tags": 3}),
    "id that is a number": with_cell(id=3),
    "outputs of no kind": with_cell(outputs=[{"output_type": []}, None, 3]),
    "nbformat 3": json.dumps(
        {
            "worksheets": [{"cells": [{"cell_type": "code", "input": "one = 'é'"}]}],
            "metadata": {},
            "nbformat": 3,
        }
    ).encode(),
}


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_what_can_be_read_without_loss_is_read(content: bytes) -> None:
    [cell] = parse_notebook(content, "one.ipynb").cells
    assert (cell.cell_type, cell.source) == ("code", "one = 'é'")
    assert isinstance(cell.metadata.get("nbgrader", {}), dict) and cell.outputs == []


@pytest.mark.parametrize("kind", ["mystery", None, 3, ["code"], "raw"])
def test_a_cell_of_no_known_type_is_a_raw_cell(kind: object) -> None:
    [cell] = parse_notebook(with_cell(cell_type=kind), "one.ipynb").cells
    assert cell.cell_type == "raw" and cell.source == "one = 'é'"


def test_what_was_pasted_into_a_text_cell_is_kept_and_what_is_no_such_thing_is_not() -> None:
    odd: dict[str, object] = {"none": {}, "no kinds": "iVBO", "no text": {"image/png": 3}}
    pasted = odd | {"a.png": {"image/png": "iVBO"}, "lines.png": {"image/png": ["iV", "BO"]}}
    [text] = parse_notebook(with_cell(cell_type="markdown", attachments=pasted), "one").cells
    assert text.attachments == {name: {"image/png": "iVBO"} for name in ("a.png", "lines.png")}
    for fields in ({"attachments": pasted}, {"cell_type": "markdown", "attachments": [1]}):
        [cell] = parse_notebook(with_cell(**fields), "one").cells
        assert "attachments" not in cell


NO_NOTEBOOK = {
    "is empty": [b"", b" \n", b"\0" * 100],
    "is a web page, not the notebook": [b"<!DOCTYPE html><p>", b"\n <HTML lang='en'>", b"<html>"],
    "is a zip archive, not a notebook": [zipped()],
    "is a gzip archive, not a notebook": [b"\x1f\x8b\x08" + bytes(range(256))],
    "is a PDF document, not a notebook": [b"%PDF-1.7\n\xff\xfe"],
    "is a picture, not a notebook": [b"\x89PNG\r\n\x1a\n\0\0"],
    "is cut off after": [TEXT.encode()[: len(TEXT) * cut // 10] for cut in range(1, 10)]
    + [TEXT.encode()[:-1]],
    "is damaged: in line 3": [TEXT.replace('"cell_type"', "'cell_type'").replace("{\n   '", "{ '").encode()],
    "is damaged: in line": [(TEXT + TEXT).encode(), b"{'cells': ["],
    "holds the marks of a merge": [TEXT.replace('"cells"', '\n<<<<<<< HEAD\n"cells"').encode()],
    "is a Python script, not a notebook": [b"import os\n", b"# %%\nprint(1)", b"def one():\n    pass"],
    "is a text, not a notebook": [b"I could not do it, sorry", "schöne Grüße".encode("cp1252")],
    "is no text, and so no notebook": [bytes(range(256))],
    "it holds null instead of cells": [b"null"],
    "it holds a list instead of cells": [b"[]", b"[" * 50 + b"]" * 50],
    "it holds a number instead of cells": [b"3"],
    "it has no cells": [b"{}", with_fields(cells=3), with_fields(cells=None)],
    "is a notebook of format 5": [with_fields(nbformat=5)],
    "is nested deeper than any notebook": [b"[" * 100_000 + b"]" * 100_000],
    "holds a number that is too long": [b'{"cells": [' + b"1" * 5000 + b"]}"],
    "has more than 10,000 cells": [with_fields(cells=[CELL] * 10_001)],
    f"holds more than {MOST_VALUES:,} values": [b"[" + b"[]," * MOST_VALUES + b"0]"],
}


@pytest.mark.parametrize(
    ("reason", "content"), [(reason, each) for reason, contents in NO_NOTEBOOK.items() for each in contents]
)
def test_what_is_no_notebook_is_called_what_it_is_with_a_remedy(reason: str, content: bytes) -> None:
    with pytest.raises(NoNotebook) as fault:
        fields_of(content)
    assert reason in fault.value.reason
    assert fault.value.remedy.endswith(".") and len(str(fault.value)) < 400
    with pytest.raises(UserError, match=r"one\.ipynb "):
        parse_notebook(content, "one.ipynb")


def test_a_file_with_many_commas_in_its_outputs_is_a_notebook() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "1, 2, " * MOST_VALUES + '\\"{'}
    assert parse_notebook(with_cell(outputs=[output]), "one.ipynb").cells[0].source == "one = 'é'"
