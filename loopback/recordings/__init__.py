"""Recordings of answers of the Linux kernel, for systems whose kernel cannot be asked.

How it works
------------
What the kernel is asked is a *question*: a kind ("demultiplex", "tcp_conversation") and an argument of JSON values,
without anything that differs from run to run, such as a port that the kernel chose. Beside this file lies one JSON
file for each kind. It maps the digest of each question to the question itself, for people to read, and to what Linux
answered. So a recording belongs to a question, whichever notebook asks it, and a question that has changed has no
recording.

Where the kernel can be asked, it is. `remember` then does nothing, unless the environment variable LOOPBACK_RECORD
names a folder: there it leaves question and answer. `python -m tools.recordings` runs every notebook in that way and
writes the JSON files. Where the kernel cannot be asked, `recall` gives the recorded answer, and a printed line says
once that it is one.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

VARIABLE = "LOOPBACK_RECORD"
FOLDER = Path(__file__).parent


def recall(kind: str, question: Any, reason: Exception) -> Any:
    """The recorded answer to a question that the kernel could not be asked for this `reason`, which is printed once.

    Raises the reason itself if there is no recording.
    """
    entry = recordings(kind).get(digest(question))
    if entry is None:
        raise reason
    say_once(f"(From a recording: {reason}.)")
    return entry["answer"]


def remember(kind: str, question: Any, answer: Any) -> None:
    """Leave a question and its answer in the folder that LOOPBACK_RECORD names, if there is one."""
    if folder := os.environ.get(VARIABLE):
        file = Path(folder) / f"{kind}-{digest(question)}.json"
        file.write_text(json.dumps({"question": question, "answer": answer}), encoding="utf-8")


def digest(question: Any) -> str:
    """The key of a question: the first 16 hexadecimal digits of the SHA-256 of its JSON text."""
    import hashlib  # brings in OpenSSL, which no process that is forked for a test should have in its memory

    return hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()[:16]


@cache
def recordings(kind: str) -> dict[str, dict[str, Any]]:
    """All recordings of a kind, by digest; empty where nothing of the kind was recorded."""
    file = FOLDER / f"{kind}.json"
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


@cache
def say_once(sentence: str) -> None:
    """Print a sentence the first time it comes up."""
    print(sentence)
