"""Run a task on a host of its own: a child process in fresh user and network namespaces, with its own `lo`.

The notebook's own process never changes namespace and needs no privilege; the child runs `inside.py`.
"""

import contextlib
import json
import marshal
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from loopback.kernel.namespace.inside import FORBIDDEN
from loopback.recordings import recall, remember

TASK_TIMEOUT = 45.0  # seconds for one task, the start of Python included: much only where a machine has much to do
ALLOWED_BY = (
    "Ubuntu 24.04: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0; "
    "Docker: --security-opt seccomp=unconfined"
)
REMEDY = f"a network of a notebook's own needs Linux with unprivileged user namespaces ({ALLOWED_BY})"


class Unavailable(RuntimeError):
    """This system gives no network namespace; the message says why and what would help."""


def start_task(name: str, argument: object, lent: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
    """Start a task in `tasks.py` in a child process, which has read its argument, a JSON value.

    The child has the descriptors in `lent` too, under the same numbers. Raises Unavailable on other systems than Linux.
    """
    if sys.platform != "linux":
        raise Unavailable(f"this system is not Linux; {REMEDY}")
    here = Path(__file__).resolve()
    process = subprocess.Popen(
        [sys.executable, "-S", "-P", str(here.with_name("inside.py")), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=lent,
        env=os.environ | {"PYTHONPATH": str(here.parents[3])},
    )
    assert process.stdin is not None  # it is a pipe
    with contextlib.suppress(BrokenPipeError):  # it has ended, and says why
        process.stdin.write(marshal.dumps(json.loads(json.dumps(argument))))
        process.stdin.close()
    process.stdin = None  # else `communicate` would close it once more
    return process


def why_unavailable(status: int | None, words: str) -> Unavailable | None:
    """The reason of a child that has ended with this exit status and these words, if no namespace was to be had."""
    return Unavailable(f"{words}; {REMEDY}") if status == FORBIDDEN else None


def run_task(name: str, argument: object, lent: tuple[int, ...] = ()) -> object:
    """The result of a task in `tasks.py`, done by a child process; argument and result are JSON values.

    The child has the descriptors in `lent` too, under the same numbers.
    Raises Unavailable where namespaces are forbidden, RuntimeError with the child's words if the task failed, or with
    ours if it took too long.
    """
    with start_task(name, argument, lent) as process:
        try:
            answer, said = process.communicate(timeout=TASK_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            late = f"{name}: the kernel's answer had not come after {TASK_TIMEOUT:g} seconds"
            raise RuntimeError(f"{late}, as this machine has too much to do: run it again") from None
    words = said.decode().strip()
    if reason := why_unavailable(process.returncode, words):
        raise reason
    if process.returncode != 0:
        raise RuntimeError(f"{name}: {words.splitlines()[-1]}")
    result: object = json.loads(json.dumps(marshal.loads(answer)))
    return result


def ask(name: str, argument: object) -> object:
    """The result of a task, or its recording where namespaces are forbidden; Unavailable if there is none."""
    return answer_to(name, argument, lambda: run_task(name, argument))


def answer_to(kind: str, question: object, asked: Callable[[], object]) -> Any:
    """What `asked()` returns, JSON values, or its recording where it raises Unavailable, as this does without one."""
    try:
        answer = asked()
    except Unavailable as reason:
        return recall(kind, question, reason)
    remember(kind, question, answer)
    return answer


@cache
def available() -> bool:
    """Whether this system lets you make a host of your own."""
    try:
        run_task("nothing", None)
    except Unavailable:
        return False
    return True
