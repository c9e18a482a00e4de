"""Checks that look at a submission's processes from outside."""

import os
import pwd
import select
from collections.abc import Callable
from pathlib import Path

from autograder.doctor.check import ROOMY, Bench, Outcome, first, told
from autograder.doctor.probes import processes
from autograder.sandbox import box

_IMPORT = "from autograder.doctor.probes import processes\n"


def gone_with_its_submission(bench: Bench) -> Outcome:
    """A process that was left behind, in a session of its own, ends when its judge does."""
    token = f"{bench.facts['token']}-left"
    steps = [
        ("run", "leave", f"{_IMPORT}processes.leave({token!r})"),
        ("run", "wait", f"{_IMPORT}processes.wait()"),
    ]
    judging = bench.box.judge("doctor", steps, ROOMY)
    try:
        result = first(judging)
        if result.status != "ran":
            return Outcome(False, told(result))
        found = processes.running(token)
        if not found:
            return Outcome(False, "The process that was left could not be found from outside.")
        ends = os.pidfd_open(found[0])
    finally:
        judging.close()
    ended = bool(select.select([ends], [], [], processes.END_TIMEOUT)[0])
    os.close(ends)
    return _outcome(not ended, f"Process {found[0]} still runs.")


def nobodys(account: Callable[[int], object] = pwd.getpwuid) -> Callable[[Bench], Outcome]:
    """Seen from outside, a submission's processes are an ordinary user's; root's grader makes them nobody's."""

    def attempt(bench: Bench) -> Outcome:
        found = processes.running(str(bench.facts["neighbour_name"]))
        if not found:
            return Outcome(False, "The neighbour's process could not be found from outside.")
        user = _user(found[0])
        if not box.to_give():  # an ordinary user's grader has only that user to give
            return _outcome(user != os.geteuid(), f"Its processes are those of user {user}.")
        if user == 0:
            return Outcome(False, "Its processes are root's.")
        try:
            account(user)
        except KeyError:
            return Outcome(True)
        return Outcome(False, f"Its processes are those of user {user}, who has an account here.")

    return attempt


def _outcome(broken: bool, seen: str) -> Outcome:
    return Outcome(not broken, seen if broken else "")


def _user(pid: int) -> int:
    """Whose it is, as far as files and signals go."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("Uid:"):
            return min(int(word) for word in line.split()[1:])
    return 0
