"""What dig, the tool with which administrators ask name servers, says about a name."""

import shutil
import subprocess

from loopback.addresses import Address
from loopback.dns import AAAA, NAMES, TYPE_NAMES, A
from loopback.values import Record

_TIMEOUT = 20.0  # seconds
_ALONE = (
    "-r",
    "+noedns",
    "+nocookie",
    "+noall",
    "+answer",
)  # no file of the user's, and nothing newer than 1987


def dig(name: str, qtype: int, server: Address) -> list[Record] | None:
    """The records that dig prints when it asks a server on loopback, in dig's order; None where there is no dig.

    A response that is truncated is asked for again over TCP, by dig itself. Only types of which the course speaks are
    known here by name: those of `loopback.dns`.
    """
    program = shutil.which("dig")
    if program is None:
        return None
    host, port = server
    # In the form for unknown types the data is in hexadecimal, whatever characters are in it.
    form = [] if qtype in (A, AAAA, *NAMES) else ["+unknownformat"]
    command = [
        program,
        *_ALONE,
        *form,
        f"@{host}",
        "-p",
        str(port),
        "-q",
        name or ".",
        "-t",
        TYPE_NAMES[qtype],
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=True)
    return [_record(line.split()) for line in done.stdout.splitlines() if line and not line.startswith(";")]


def _record(words: list[str]) -> Record:
    owner, ttl, _, kind, *data = words
    if data[0] == "\\#":  # then the length, and the bytes in groups
        content: str | bytes = bytes.fromhex("".join(data[2:]))
        return Record(_name(owner), int(kind.removeprefix("TYPE")), int(ttl), content)
    number = next(number for number, text in TYPE_NAMES.items() if text == kind)
    return Record(_name(owner), number, int(ttl), _name(data[0]) if number in NAMES else data[0])


def _name(text: str) -> str:
    return text.removesuffix(".")
