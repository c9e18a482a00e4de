"""From the bytes of a file to the JSON of a notebook, or to a sentence that says what the file is instead.

A file comes from a browser, an editor or a learning platform, and each damages files in ways of its own. What can be
read without loss is read: marks of byte order, UTF-16, a missing or misspelt version. Anything else is described in
our own words, with a remedy that works for this fault; no library's message is shown.

The JSON of a notebook is small. A file of 12 MB that holds millions of empty lists takes gigabytes once it is parsed,
so the values are counted before: a count costs microseconds, and needs no process of its own with a limit on memory.
Outputs are left out before anything is copied.
"""

import codecs
import json
import re
from typing import Any

LARGEST = 50_000_000  # bytes; a notebook of the course has under 1 MB, pictures included
MOST_CELLS = 10_000  # a notebook of the course has under 100
MOST_VALUES = 500_000  # numbers, texts, lists and mappings; a notebook of the course has under 10,000
# Of JSON: where a text breaks off inside one, the fault is that many letters before.
_LONGEST_WORD = len("-Infinity")
SAVE = "Open it in JupyterLab, save it, and hand it in again."
CLEAR = "In JupyterLab choose Edit → Clear Outputs of All Cells, save it, and hand it in again."
HAND_IN = "Hand in the .ipynb file that you work on in JupyterLab."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The first bytes of a file, and what it is.
_ARCHIVES = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
)
_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
)
_METADATA = {"nbgrader": dict, "tags": list}  # of a cell; of another type they are left out
_PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.M)
_SCRIPT = re.compile(r"^\s*(#|\"\"\"|'''|import |from \w+ import |def |class |%%?\w)", re.M)
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.S)


class NoNotebook(ValueError):
    """A file is no notebook: `reason` goes on from the file's name, `remedy` is for the student who handed it in."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.reason, self.remedy = reason, remedy


def fields_of(content: bytes) -> dict[str, Any]:
    """The fields of a notebook, as of format 4 and without outputs; raises NoNotebook, which says what it is instead.

    Each cell has a type, a source and metadata, whatever an editor left out: what is of no known type is a raw cell.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise NoNotebook(
            "is empty",
            "Save the notebook in JupyterLab, see that the file is larger than nothing, and hand it in again.",
        )
    if len(content) > LARGEST:
        raise NoNotebook(f"has more than {LARGEST // 1_000_000} MB, most of it outputs", CLEAR)
    text = text_of(content)
    if text is None:
        raise _described(content, "")
    if _has_too_many_values(text):
        raise NoNotebook(f"holds more than {MOST_VALUES:,} values, most of them in outputs", CLEAR)
    try:
        fields = json.loads(text)
    except RecursionError:
        raise NoNotebook("is nested deeper than any notebook", SAVE) from None
    except json.JSONDecodeError as error:
        raise _described(content, text, error) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise NoNotebook("holds a number that is too long", CLEAR) from None
    return _checked(fields)


def text_of(content: bytes) -> str | None:
    r"""The text of a file: UTF-8, with or without its mark, or UTF-16 or 32; None where it is none of these.

    Left out are zeros at the end, which a disk leaves of a file that was being saved when the machine stopped, a mark
    that was written twice, and half a character at the end of UTF-16.

    >>> text_of(b"\xef\xbb\xbf{}"), text_of("{}".encode("utf-16-le") + b"\n"), text_of(b"{}\0\0"), text_of(b"\x89PNG")
    ('{}', '{}', '{}', None)
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if not encoding:
        # JSON begins with two ASCII characters, so the zeros beside them tell the width and the order.
        zeros = "".join("0" if byte == 0 else "x" for byte in content[:4])
        widths = {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}
        encoding = widths.get(zeros, "utf-8")
    width = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    content = content.rstrip(b"\0") if width == 1 else content[: len(content) // width * width]
    try:
        return content.decode(encoding).lstrip("\ufeff").rstrip("\0")
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8" or any(content.startswith(first) for first, _ in (*_ARCHIVES, *_OTHERS)):
        return None
    # An editor on Windows wrote it: what JSON itself consists of is the same there, only accents may differ.
    return None if b"\0" in content else content.decode("cp1252", errors="replace")


def is_zip(content: bytes) -> bool:
    """Whether a file is a zip archive, whatever its name."""
    return content.startswith(b"PK\x03\x04")


def _has_too_many_values(text: str) -> bool:
    def values(of: str) -> int:
        return sum(map(of.count, ",{["))

    # Most commas stand in texts; only where even these are many, the texts are left out.
    return values(text) > MOST_VALUES and values(_STRING.sub("", text)) > MOST_VALUES


def _described(content: bytes, text: str, error: json.JSONDecodeError | None = None) -> NoNotebook:
    """What a file is that is no JSON, and what to do; `text` is empty where the bytes are none."""
    for first, name in _ARCHIVES:
        if content.startswith(first):
            return NoNotebook(
                f"is {name}, not a notebook", "Unpack it, and hand in the .ipynb file that is inside."
            )
    for first, name in _OTHERS:
        if content.startswith(first):
            return NoNotebook(f"is {name}, not a notebook", HAND_IN)
    if _PAGE.match(text):
        return NoNotebook(
            "is a web page, not the notebook: a browser has saved the page that shows it",
            "In JupyterLab choose File → Download, and hand in that file.",
        )
    if _CONFLICT.search(text):
        return NoNotebook(
            "holds the marks of a merge that was not finished (<<<<<<<, =======, >>>>>>>)",
            "Take one of the two versions back from Git, open it in JupyterLab, and hand it in.",
        )
    if error and text.lstrip().startswith(("{", "[")):
        return _faulty_json(text, error)
    if not text:
        return NoNotebook("is no text, and so no notebook", HAND_IN)
    return NoNotebook(
        f"is {'a Python script' if _SCRIPT.search(text) else 'a text'}, not a notebook", HAND_IN
    )


def _faulty_json(text: str, error: json.JSONDecodeError) -> NoNotebook:
    """Where JSON breaks off, or where it stops being JSON."""
    broken_off = len(text.rstrip()) - error.pos <= _LONGEST_WORD and error.msg != "Extra data"
    if broken_off or error.msg.startswith("Unterminated string"):
        return NoNotebook(
            f"is cut off after {len(text):,} characters: its end is missing",
            "Hand in the whole file once more.",
        )
    return NoNotebook(
        f"is damaged: in line {error.lineno} it is no JSON any more",
        "If JupyterLab opens it, save it and hand it in again; if not, go back to a version that it opens (File → "
        "Revert Notebook to Checkpoint).",
    )


def _checked(fields: Any) -> dict[str, Any]:
    """The fields of a notebook of format 4; raises NoNotebook where there are no cells."""
    if not isinstance(fields, dict):
        raise NoNotebook(f"is JSON, but no notebook: it holds {_kind(fields)} instead of cells", HAND_IN)
    version = _number(fields.get("nbformat"), default=4)
    if version > 4:
        raise NoNotebook(
            f"is a notebook of format {version}, and the newest that can be read is 4",
            "Open it in the JupyterLab of this course, save it, and hand it in again.",
        )
    cells = fields.get("cells")
    if isinstance(sheets := fields.get("worksheets"), list):  # format 3
        cells = [cell for sheet in sheets if isinstance(sheet, dict) for cell in _listed(sheet.get("cells"))]
    if not isinstance(cells, list):
        raise NoNotebook("is JSON, but no notebook: it has no cells", HAND_IN)
    if len(cells) > MOST_CELLS:
        raise NoNotebook(
            f"has more than {MOST_CELLS:,} cells", "Take out those that are not needed, and hand it in again."
        )
    return {
        "cells": [_cell(cell) for cell in cells if isinstance(cell, dict)],
        "metadata": _mapped(fields.get("metadata")),
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell of format 3 or 4 as one of format 4, without its outputs."""
    kind = {"heading": "markdown", "html": "markdown"}.get(str(cell.get("cell_type")), cell.get("cell_type"))
    source = cell.get("source", cell.get("input", ""))
    metadata = {
        name: value
        for name, value in _mapped(cell.get("metadata")).items()
        if isinstance(value, _METADATA.get(name, object))
    }
    read: dict[str, Any] = {
        "cell_type": kind if kind in ("code", "markdown") else "raw",
        "metadata": metadata,
        "source": _joined(source),
    }
    if kind != "code" and (attached := _attached(cell.get("attachments"))):
        read["attachments"] = attached
    if isinstance(cell.get("id"), str):
        read["id"] = cell["id"]
    return read | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def _attached(value: Any) -> dict[str, dict[str, str]]:
    """What was pasted into a text cell, a picture mostly: by name, and for each kind of it in base64."""
    found = {
        name: {kind: text for kind, data in _mapped(kinds).items() if (text := _joined(data))}
        for name, kinds in _mapped(value).items()
    }
    return {name: kinds for name, kinds in found.items() if kinds}


def _joined(text: Any) -> str:
    """A text that stands in a notebook whole, or as a list of its lines; "" for anything else."""
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapped(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(value: Any, default: int) -> int:
    """A version as a number, also where an editor wrote it as a text."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return default


def _kind(value: Any) -> str:
    names = {type(None): "null", bool: "true or false", str: "a text", list: "a list"}
    return names.get(type(value), "a number")
