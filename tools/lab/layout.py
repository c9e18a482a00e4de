"""Copy the release to where a student works, and never over a student's work."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

# What was laid out, by digest: a file that still has this digest was not edited.
RECORD = ".laid-out.json"


def lay_out(release: Path, lab: Path) -> Iterator[str]:
    """Copy each file of `release` to `lab`, renew those that nobody edited, and say what was done.

    A file that was edited stays as it is; one that was deleted or renamed is laid out afresh.
    """
    laid = _recall(lab)
    for source in sorted(file for file in release.rglob("*") if file.is_file()):
        name = source.relative_to(release).as_posix()
        target = lab / name
        new, before = _digest(source), laid.get(name)
        if target.exists() and _digest(target) not in (new, before):
            if new != before:
                yield (
                    f"kept {target}, which you edited; the course has a newer one. "
                    "To get it, rename yours and run `make lab` again."
                )
                continue
            yield f"kept {target}, which you edited"
            continue
        if not target.exists() or _digest(target) != new:
            yield f"{'renewed' if target.exists() else 'laid out'} {target}"
            _copy(source, target)
        laid[name] = new
        _remember(lab, laid)


def _copy(source: Path, target: Path) -> None:
    """Copy a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    os.replace(part, target)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _recall(lab: Path) -> dict[str, str]:
    try:
        laid = json.loads((lab / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # Without a record every file counts as edited, unless it is the release's own.
        return {}
    return {str(name): str(digest) for name, digest in laid.items()} if isinstance(laid, dict) else {}


def _remember(lab: Path, laid: dict[str, str]) -> None:
    (lab / RECORD).write_text(json.dumps(laid, indent=1, sort_keys=True) + "\n", encoding="utf-8")
