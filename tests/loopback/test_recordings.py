"""Recordings stand in for the kernel: each belongs to a question, and says what Linux says."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from loopback import kernel, second_loopback_host, system
from loopback.headers.segments import segment_in
from loopback.kernel.namespace.host import run_task
from loopback.kernel.namespace.tasks import TASKS
from loopback.recordings import FOLDER, digest, recall, recordings, remember, say_once
from loopback.trace import relative, trace_of

KINDS = sorted(file.stem for file in FOLDER.glob("*.json"))
# What a KernelHost is asked is no task, and has tests of its own.
DRAWN = {"tcp_initial_numbers"}  # whose answers are drawn by the kernel, and are alike in nothing
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")


def every(kind: str) -> Any:
    """All recordings of a kind, as parameters of a test."""
    entries = recordings(kind)
    return pytest.mark.parametrize("entry", [pytest.param(entries[key], id=key) for key in sorted(entries)])


def test_a_question_that_was_not_recorded_raises_the_reason() -> None:
    with pytest.raises(kernel.NotShown, match="not here"):
        recall("demultiplex", ["never asked"], kernel.NotShown("not here"))


def test_a_recording_says_once_that_it_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_once.cache_clear()
    entry = {"question": {"b": 1, "a": [2]}, "answer": None}
    monkeypatch.setattr("loopback.recordings.recordings", lambda kind: {digest({"a": [2], "b": 1}): entry})
    for _ in range(2):
        assert recall("any", {"b": 1, "a": [2]}, RuntimeError("it cannot be asked")) is None
    assert capsys.readouterr().out == "(From a recording: it cannot be asked.)\n"


def test_questions_are_left_in_a_folder_only_when_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOOPBACK_RECORD", raising=False)
    remember("any", [1], [2])
    monkeypatch.setenv("LOOPBACK_RECORD", str(tmp_path))
    remember("any", [1], [2])
    (file,) = tmp_path.iterdir()
    assert file.name == f"any-{digest([1])}.json"
    assert json.loads(file.read_text()) == {"question": [1], "answer": [2]}


@pytest.mark.parametrize("kind", KINDS)
def test_each_recording_has_the_digest_of_its_question(kind: str) -> None:
    assert all(key == digest(entry["question"]) for key, entry in recordings(kind).items())


@needs_linux
@every("demultiplex")
def test_linux_gives_each_packet_to_the_recorded_socket(entry: dict[str, Any]) -> None:
    text = json.dumps(entry["question"])
    if "127.0.0.2" in text and second_loopback_host() is None:
        pytest.skip("this machine has only one loopback address")

    def line(first: str, *addresses: list[Any]) -> str:
        words = [f"{host}:{str(port).replace(' ', '')}" for host, port in addresses]
        return f"{first} {(' -> ' if first in ('udp', 'tcp') else ' ').join(words)}"

    plan = "\n".join(line(*step) for step in entry["question"])
    asked = kernel.demultiplex(plan)
    assert not asked.recorded
    assert [key and asked.keys.index(key) for key in asked.answers] == entry["answer"]


@needs_linux
@every("accept_queue_trace")
def test_linux_counts_its_accept_queue_as_recorded(entry: dict[str, Any]) -> None:
    backlog, events = entry["question"]
    assert kernel.accept_queue_trace(backlog, events) == [tuple(counts) for counts in entry["answer"]]


@needs_linux
@every("cut_short")
def test_linux_cuts_datagrams_as_recorded(entry: dict[str, Any]) -> None:
    datagrams, sizes = entry["question"]
    cut = kernel.cut_short([bytes.fromhex(each) for each in datagrams], sizes)
    assert [each.hex() for each in cut] == entry["answer"]


@needs_linux
@every("burst")
def test_linux_treats_a_burst_as_recorded(entry: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    protocol, number, size, buffer, read_each = entry["question"]
    ask = partial(kernel.burst, number, size, buffer=buffer, read_each=read_each, protocol=protocol)
    live = ask()
    monkeypatch.setattr(sys, "platform", "darwin")
    recorded = ask()
    # How many arrive, of those that find no room, depends on the version of the kernel.
    assert (live.arrived, live.which, live.errors) == (recorded.arrived, recorded.which, recorded.errors)
    assert live.returned == recorded.returned


@pytest.mark.skipif(not system.has_namespaces, reason="needs a network namespace")
@pytest.mark.parametrize("kind", sorted({kind for kind in KINDS if kind in TASKS} - DRAWN))
def test_linux_on_a_host_of_its_own_answers_as_recorded(kind: str) -> None:
    for entry in recordings(kind).values():
        assert _told(kind, run_task(kind, entry["question"])) == _told(kind, entry["answer"])


def _told(kind: str, answer: Any) -> Any:
    """An answer without the numbers that a connection draws."""
    if kind in ("tcp_conversation", "tcp_conversation_from"):
        return relative(trace_of(segment_in(bytes.fromhex(packet)) for packet in answer))
    if kind == "tcp_capture":
        segments = [segment_in(bytes.fromhex(packet)) for packet in answer]
        # Which options stand in the SYNs, and their numbers, are settings of the machine; the MSS is not.
        return relative(trace_of(segments)), [segment.mss for segment in segments]
    if kind == "tcp_calls":
        packets = [segment_in(bytes.fromhex(packet)) for _, sent, *_ in answer for packet in sent]
        return [(call, len(sent), *states) for call, sent, *states in answer], relative(trace_of(packets))
    if kind == "tcp_writes":  # what was sent again, since an acknowledgement was late, is left out
        segments = [segment_in(bytes.fromhex(packet)) for packet in answer]
        return list(
            dict.fromkeys(
                (each.seq - segments[0].seq, len(each.payload)) for each in segments if each.payload
            )
        )
    if kind == "tcp_zero_window":  # who speaks first then: the kernel sends its questions when it sees fit
        before, after = answer
        return before[0][:4], after[0][:4]
    return answer
