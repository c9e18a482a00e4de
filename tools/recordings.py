"""Makes the recordings that answer where the Linux kernel cannot be asked: `python -m tools.recordings`.

It runs every notebook once, on Linux, and keeps what the kernel was asked and what it answered in
loopback/recordings/. A question that was recorded before keeps its answer, so that random numbers in it change no
file; `--again` takes the new answers. `--check` writes nothing, and fails if a notebook asks what is not recorded.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from loopback import kernel
from loopback.recordings import FOLDER, VARIABLE, recordings
from loopback.system import system
from tools.press.pressing import checked, manuscripts_in, press

ROOT = Path(__file__).resolve().parent.parent
CELL_TIMEOUT = 120  # seconds

Recordings = dict[str, dict[str, Any]]  # by digest: a question and its answer


def asked(root: Path) -> dict[str, Recordings]:
    """All questions that the notebooks ask, with their answers, by kind."""
    manuscripts, _ = checked(manuscripts_in(root), root)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        try:
            ask_defaults()
            asyncio.run(press(manuscripts, root, CELL_TIMEOUT, lambda done: print(done.manuscript.path)))
        finally:
            del os.environ[VARIABLE]
        return gathered(Path(folder))


def ask_defaults() -> None:
    """Ask what a reader may ask first: the defaults of `loopback.kernel`, and each event of an accept queue."""
    kernel.conversation()
    for calls in (kernel.CLIENT_CLOSES_FIRST, kernel.SERVER_CLOSES_FIRST):
        kernel.echo_session(calls)
    for ask in (kernel.resends, kernel.probes, kernel.windows, kernel.after_duplicates):
        ask()
    for event in ("hang up", "reset"):
        kernel.accept_queue_trace(1, ["connect", event])


def gathered(folder: Path) -> dict[str, Recordings]:
    """What `remember` has left in a folder, by kind and digest."""
    found: dict[str, Recordings] = {}
    for file in sorted(folder.glob("*.json")):
        kind, digest = file.stem.rsplit("-", 1)
        found.setdefault(kind, {})[digest] = json.loads(file.read_text(encoding="utf-8"))
    return found


def text_of(found: Recordings) -> str:
    """The text of a file of recordings: one line for each, in the order of their digests."""
    lines = [f"{json.dumps(digest)}: {json.dumps(found[digest])}" for digest in sorted(found)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Run the notebooks, and write or check the recordings."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--again", action="store_true", help="take new answers to old questions, too")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a question has no recording")
    options = parser.parse_args()
    if not (system.has_namespaces and system.has_tcp_info):
        sys.exit("recordings are made on Linux, where a process may have a network of its own")
    found = asked(ROOT)
    new = {f"{kind} {digest}" for kind in found for digest in found[kind] if digest not in recordings(kind)}
    print(f"{sum(map(len, found.values()))} questions, of which {len(new)} are new")
    if options.check:
        sys.exit(f"not recorded: {', '.join(sorted(new))}; run `python -m tools.recordings`" if new else 0)
    for kind, entries in found.items():
        kept = {} if options.again else recordings(kind)
        entries.update({digest: kept[digest] for digest in entries if digest in kept})
        (FOLDER / f"{kind}.json").write_text(text_of(entries), encoding="utf-8")
    for file in FOLDER.glob("*.json"):
        if file.stem not in found:
            file.unlink()


if __name__ == "__main__":
    main()
