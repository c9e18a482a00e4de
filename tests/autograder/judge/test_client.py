"""The grader's side: submissions are handed over although others keep descriptors under way."""

import dataclasses
import errno
import gc
import json
import os
import resource
import signal
import socket
import threading
from typing import cast

import pytest

from autograder.errors import UserError
from autograder.judge import client, judge
from autograder.judge.client import Sandbox
from autograder.judge.handles import Student
from autograder.judge.hangs import Hangs
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import Clock
from autograder.student.shell import Shell
from autograder.wire.channel import Gone, Passing, Side, receive, send
from autograder.wire.results import SubmissionEnded
from loopback.sockets import Descriptor


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


def test_replicas_of_two_students_are_lent_and_meet_in_a_third_process() -> None:
    ada, bob = "def greet(name): return f'ada greets {name}'", "def greet(name): return f'bob greets {name}'"
    with Sandbox() as box:
        lends = [box.lend("seed", [("run", "greet", each)], Limits()) for each in (ada, bob)]
        with lends[0] as first, lends[1] as second:
            assert first.results["greet"].status == "ran" and not first.ended
            said = [_greeting(first, "bob"), _greeting(second, "ada"), _greeting(first, "cat")]
    assert said == ["ada greets bob", "bob greets ada", "ada greets cat"]


def test_a_replica_begins_anew_and_the_one_before_has_ended() -> None:
    counts = "n = 0\ndef count():\n    global n\n    n += 1\n    return n"
    with Sandbox() as box, box.lend("seed", [("run", "count", counts)], Limits()) as lender:
        before, after = _student(lender), _student(lender)
        assert after.names(["count"])["count"]() == 1
        with pytest.raises(Gone):
            before.names(["count"])
        after.end()
        before.end()


def test_a_replica_that_has_ended_leaves_no_descriptor_behind() -> None:
    with Sandbox() as box, box.lend("seed", [("run", "one", "one = 1")], Limits()) as lender:
        _student(lender).end()
        gc.collect()  # what earlier tests have left would close in between
        before = os.listdir("/proc/self/fd")
        _student(lender).end()
        assert os.listdir("/proc/self/fd") == before


def test_a_warden_that_does_not_start_in_time_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judge, "WARDEN_TIMEOUT", 0.1)
    monkeypatch.setattr(judge.warden, "confine", lambda *_: signal.pause())
    ours, theirs = socket.socketpair()
    with ours, theirs:
        if (process := os.fork()) == 0:
            judge.main(theirs, False, cast(Shell, None), ())
            os.killpg(0, signal.SIGKILL)
        send(ours, [dataclasses.asdict(Limits())], Side())
        reason = "it had not started after 0.1 seconds, as this machine has too much to do"
        assert receive(ours, Passing()) == ("refused", reason)
        os.waitpid(process, 0)


def test_nothing_is_lent_of_a_process_that_has_ended() -> None:
    with Sandbox() as box, box.lend("seed", [("run", "ends", "import os; os._exit(3)")], Limits()) as lender:
        assert lender.replica() is None
        assert "exit status 3" in lender.ended


def test_a_process_that_does_not_fork_is_waited_for_once_and_lends_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "START_TIMEOUT", 0.2)
    (grader, ours), (student, silent), (line, warden) = (
        socket.socketpair(socket.AF_UNIX, kind)
        for kind in (socket.SOCK_STREAM, socket.SOCK_STREAM, socket.SOCK_SEQPACKET)
    )

    def obey() -> None:
        while order := warden.recv(32):
            warden.send(json.dumps(True if order == b"sweep" else [None, 0, False, 1]).encode())

    lends = judge._Judge(Limits(), {}, grader, student, line)
    with grader, ours, student, silent, line, warden:
        threading.Thread(target=obey, daemon=True).start()
        lending = threading.Thread(target=lends._lend)
        lending.start()
        one, other = socket.socketpair()
        with one, other:
            send(ours, [Descriptor(other.fileno())], Passing())
            lending.join(5.0)
            assert not lending.is_alive() and lends.dead == "the notebook's process did not answer"
        line.shutdown(socket.SHUT_RDWR)


def _student(lender: client.Lender) -> Student:
    line = lender.replica()
    assert line is not None
    return Student(line, Clock(line, 5.0), Hangs().of("lent"))


def _greeting(lender: client.Lender, name: str) -> object:
    student = _student(lender)
    try:
        return student.names(["greet"])["greet"](name)
    finally:
        student.end()
