"""Run a task on a host of its own: a child process in fresh user and network namespaces, with its own `lo`.

The notebook's own process never changes namespace and needs no privilege; the child runs `inside.py`.
"""

import json
import marshal
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from loopback.recordings import recall, remember

TASK_TIMEOUT = 20.0  # seconds for one task, the start of Python included
REMEDY = (
    "they need Linux with unprivileged user namespaces "
    "(Ubuntu 24.04: sysctl kernel.apparmor_restrict_unprivileged_userns=0; "
    "Docker: --security-opt seccomp=unconfined)"
)


class Unavailable(RuntimeError):
    """This system gives no network namespace; the message says why and what would help."""


def run_task(name: str, argument: object, lent: tuple[int, ...] = ()) -> object:
    """The result of a task in `tasks.py`, done by a child process; argument and result are JSON values.

    The child has the descriptors in `lent` too, under the same numbers.
    Raises Unavailable where namespaces are forbidden, RuntimeError with the child's words if the task failed.
    """
    if sys.platform != "linux":
        raise Unavailable(f"hosts of your own are not on this system; {REMEDY}")
    here = Path(__file__).resolve()
    done = subprocess.run(
        [sys.executable, "-S", "-P", str(here.with_name("inside.py")), name],
        input=marshal.dumps(json.loads(json.dumps(argument))),
        capture_output=True,
        timeout=TASK_TIMEOUT,
        pass_fds=lent,
        env=os.environ | {"PYTHONPATH": str(here.parents[3])},
    )
    if done.returncode == 3:
        raise Unavailable(f"hosts of your own: {done.stderr.decode().strip()}; {REMEDY}")
    if done.returncode != 0:
        raise RuntimeError(f"{name}: {done.stderr.decode().strip().splitlines()[-1]}")
    result: object = json.loads(json.dumps(marshal.loads(done.stdout)))
    return result


def ask(name: str, argument: object) -> object:
    """The result of a task, or its recording where namespaces are forbidden; Unavailable if there is none."""
    try:
        result = run_task(name, argument)
    except Unavailable as reason:
        return recall(name, argument, reason)
    remember(name, argument, result)
    return result


@cache
def available() -> bool:
    """Whether this system lets you make a host of your own."""
    try:
        run_task("nothing", None)
    except Unavailable:
        return False
    return True
