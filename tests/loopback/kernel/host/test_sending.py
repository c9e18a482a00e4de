"""How the kernel sends again, asks for room and closes its window: measured on a kernel host, or from a recording."""

import sys

import pytest

from loopback import kernel
from loopback.kernel.host import connection
from loopback.kernel.namespace.host import Unavailable
from loopback.recordings import say_once

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@pytest.fixture(params=[pytest.param("asked", marks=linux), "recorded"], autouse=True)
def source(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether the kernel itself answers, or a recording."""
    if request.param == "recorded":

        def unavailable() -> object:
            raise Unavailable("no namespaces here")

        monkeypatch.setattr(connection, "KernelHost", unavailable)
        say_once.cache_clear()
    return str(request.param)


def test_the_kernel_doubles_its_wait_and_sends_the_same_bytes() -> None:
    copies = kernel.resends(4)
    assert [each.segment.payload for each in copies] == [b"hello"] * 4
    assert len({each.segment.seq for each in copies}) == 1
    assert [each.backoff for each in copies] == [0, 1, 2, 3]
    assert [round(each.rto / copies[0].rto) for each in copies] == [1, 2, 4, 8]


def test_the_kernel_asks_for_room_with_an_old_number_and_sends_the_data_once_there_is_room() -> None:
    *asked, data = kernel.probes(3)
    assert [each.segment.payload for each in asked] == [b""] * 3
    assert {(data.segment.seq - each.segment.seq) % 2**32 for each in asked} == {1}
    assert [each.backoff for each in asked] == [1, 2, 3]
    assert {each.rto for each in asked} == {data.rto}
    assert data.segment.payload == b"hello"


def test_the_kernels_window_closes_while_its_program_does_not_read_and_opens_when_it_has_read() -> None:
    *closing, opened = kernel.windows()
    edges = [acknowledged + window for acknowledged, window in closing]
    assert edges == sorted(edges)  # its right edge never moves left
    assert closing[-1][1] == 0
    assert [acknowledged for acknowledged, _ in closing] == [
        500 * count for count in range(1, len(closing) + 1)
    ]
    assert opened[0] == closing[-1][0]
    assert opened[1] > 0


def test_the_kernel_sends_again_at_the_third_duplicate_and_at_no_other() -> None:
    assert kernel.after_duplicates(4) == [[], [], ["0:536"], []]


def test_a_recording_says_that_it_is_one(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    kernel.windows()
    assert ("From a recording" in capsys.readouterr().out) == (source == "recorded")


def test_a_question_that_was_not_recorded_is_unavailable(source: str) -> None:
    if source == "recorded":
        with pytest.raises(Unavailable):
            kernel.resends(99)
