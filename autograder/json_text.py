"""JSON that a person can still read: a line for each field, and for each item of a list.

Python's own encoder writes whole lines in C, and indented text in Python, which takes longer. All is ASCII, so that
a half character, which a student's notebook may hold and no file can, is written as JSON's name for it.
"""

import json
from collections.abc import Mapping
from typing import Any


def to_text(fields: Mapping[str, Any]) -> str:
    r"""The text of a JSON file; raises TypeError for a value that JSON does not have.

    >>> print(to_text({"name": "echo", "tests": [{"points": 2.0}, {"points": 1.0}], "notes": []}), end="")
    {"name": "echo",
    "tests": [
     {"points": 2.0},
     {"points": 1.0}],
    "notes": []}
    """
    return "{" + ",\n".join(f"{json.dumps(name)}: {_value(value)}" for name, value in fields.items()) + "}\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n " + ",\n ".join(map(json.dumps, value)) + "]"
    return json.dumps(value)
