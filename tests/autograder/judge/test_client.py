"""The grader's side: submissions are handed over although others keep descriptors under way."""

import errno
import resource
import socket

import pytest

from autograder.errors import UserError
from autograder.judge import client
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from autograder.wire.results import SubmissionEnded


def test_a_submission_is_handed_over_as_soon_as_fewer_descriptors_are_under_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refusals, send = iter([errno.ETOOMANYREFS] * 3), socket.send_fds

    def refused_at_first(*arguments: object) -> int:
        for number in refusals:
            raise OSError(number, "Too many references")
        return send(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(client.socket, "send_fds", refused_at_first)
    with Sandbox() as box:
        *_, ended = box.judge("seed", [("run", "one", "pass")], Limits())
    assert isinstance(ended, SubmissionEnded) and ended.reason == ""
    assert list(refusals) == []


def test_what_cannot_be_handed_over_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise OSError(errno.EPIPE, "Broken pipe")

    with Sandbox() as box, monkeypatch.context() as patched:
        patched.setattr(client.socket, "send_fds", refused)
        with pytest.raises(UserError, match="could not be handed to the sandbox: Broken pipe"):
            list(box.judge("seed", [("run", "one", "pass")], Limits()))


def test_the_grader_may_have_as_many_descriptors_as_the_machine_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    try:
        with Sandbox():
            assert resource.getrlimit(resource.RLIMIT_NOFILE) == (hard, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
