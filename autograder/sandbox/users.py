"""The users that root's grader gives to submissions."""

import os
from pathlib import Path

FIRST_USER, USERS = 1_610_600_000, 10_000  # numbers that belong to nobody: one for each submission, in turns


def to_give() -> bool:
    """Whether we are root and have these users; root of a container that an ordinary user started has not."""
    return os.geteuid() == 0 and _mapped("uid") and _mapped("gid")


def _mapped(kind: str) -> bool:
    rows = (map(int, line.split()) for line in Path(f"/proc/self/{kind}_map").read_text().splitlines())
    return any(inside <= FIRST_USER and inside + count >= FIRST_USER + USERS for inside, _, count in rows)
