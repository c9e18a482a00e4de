"""An echo session of the kernel's, call by call, and its recording."""

import sys
from collections.abc import Iterator

import pytest

from loopback import kernel
from loopback.kernel.namespace import echo_session as calls
from loopback.kernel.namespace import host
from loopback.recordings import say_once

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@pytest.fixture(autouse=True)
def a_session_of_its_own() -> Iterator[None]:
    """Each test holds its own session, and leaves none behind."""
    calls._session.cache_clear()
    yield
    calls._session.cache_clear()


def told(calls: tuple[str, ...]) -> list[tuple[str, str, str, str, int]]:
    return [
        (record.call, record.puts, record.client, record.server, len(record.segments))
        for record in kernel.echo_session(calls)
    ]


@needs_linux
def test_each_call_has_its_record_in_order():
    records = kernel.echo_session()
    assert tuple(record.call for record in records) == kernel.CLIENT_CLOSES_FIRST
    puts = {record.call: record.puts for record in records if record.puts != "nothing"}
    assert puts == {
        "client: connect": "SYN",
        "client: send": "data",
        "server: send": "data",
        "client: shutdown": "FIN",
        "server: close": "FIN",
    }
    assert [str(segment).split()[0] for segment in records[4].segments] == ["SYN", "SYN,ACK", "ACK"]
    states = {record.call: (record.client, record.server) for record in records}
    assert states["client: connect"] == ("ESTABLISHED", "ESTABLISHED"), "before anybody accepts"
    assert states["client: shutdown"] == ("FIN-WAIT-2", "CLOSE-WAIT")
    assert states["server: close"] == ("TIME-WAIT", "CLOSED")


@needs_linux
def test_another_order_of_calls_has_other_states():
    records = kernel.echo_session(kernel.SERVER_CLOSES_FIRST)
    assert tuple(record.call for record in records) == kernel.SERVER_CLOSES_FIRST
    puts = {record.call: record.puts for record in records if record.puts != "nothing"}
    assert puts == {
        "client: connect": "SYN",
        "client: send": "data",
        "server: send": "data",
        "server: close": "FIN",
        "client: close": "FIN",
    }
    states = {record.call: (record.client, record.server) for record in records}
    assert states["client: send"] == ("ESTABLISHED", "ESTABLISHED"), "before anybody accepts"
    assert states["server: close"] == ("CLOSE-WAIT", "FIN-WAIT-2")
    assert states["client: close"] == ("CLOSED", "TIME-WAIT")


@needs_linux
def test_a_call_that_cannot_be_made_is_an_error():
    with pytest.raises(Exception, match="no call client: sing"):
        kernel.echo_session(("server: socket", "client: sing"))


@needs_linux
@pytest.mark.parametrize("order", [kernel.CLIENT_CLOSES_FIRST, kernel.SERVER_CLOSES_FIRST])
def test_the_recording_tells_the_same_as_the_kernel(
    order: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    live, drawn = told(order), str(kernel.ladder_of_calls(kernel.echo_session(order)))
    monkeypatch.setattr(host.sys, "platform", "darwin")
    say_once.cache_clear()
    calls._session.cache_clear()
    assert told(order) == live
    assert str(kernel.ladder_of_calls(kernel.echo_session(order))) == drawn
    assert capsys.readouterr().out.count("From a recording") == 1
    with pytest.raises(kernel.Unavailable):
        kernel.echo_session(order[:3])


def test_the_ladder_has_a_line_for_each_call_and_each_segment():
    records = kernel.echo_session()
    ladder = kernel.ladder_of_calls(records)
    assert len(ladder.sentences()) == len(records) + sum(len(record.segments) for record in records)
    assert ladder.sentences()[0] == "Server: socket."
    assert ladder.sentences()[4] == "Client: connect."
    assert "SYN seq=0" in ladder.sentences()[5]
