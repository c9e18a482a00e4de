"""What was once found open in the sandbox, and stays shut."""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from autograder.sandbox.limits import Limits, MiB
from autograder.sandbox.pool import Sandbox

LIMITS = Limits(submission=60.0, cell=30.0)


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box


def came_of(box: Sandbox, *sources: str, limits: Limits = LIMITS) -> list[dict[str, Any]]:
    steps = [("run", str(number), source) for number, source in enumerate(sources)]
    return [content[2] for what, *content in box.judge("1", steps, limits) if what == "step"]


def test_a_process_that_ends_in_a_cell_is_noticed_at_once(box: Sandbox) -> None:
    (result,) = came_of(box, "import os\nos._exit(3)")
    assert result["status"] == "crashed" and "exit status 3" in result["message"]
    assert result["wall"] < LIMITS.cell / 2
