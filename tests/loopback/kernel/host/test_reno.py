"""The Linux kernel's Reno, asked: it grows by a segment an acknowledgement, and halves at the third duplicate."""

import sys

import pytest

from loopback import kernel
from loopback.kernel.host import reno
from loopback.kernel.namespace.host import Unavailable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@pytest.mark.parametrize("acks", [4, 10])
def test_the_kernel_adds_a_segment_an_ack_and_halves_what_was_on_its_way(acks: int) -> None:
    found = kernel.reno_windows(acks, 3)
    assert found[:acks] == [(10 + turn, None) for turn in range(1, acks + 1)]
    assert found[acks : acks + 2] == [(10 + acks, None)] * 2
    assert found[-1][1] == (10 + acks) // 2


def test_a_run_in_which_a_timer_was_due_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = iter([None, None])
    real = reno._run

    def late(*arguments: object) -> object:
        for run in runs:
            return run
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reno, "_run", late)
    assert kernel.reno_windows(4, 3)[-1][1] == 7
    assert list(runs) == []


def test_where_there_is_no_host_a_recording_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise Unavailable("not here")

    monkeypatch.setattr(reno, "_asked", refused)
    assert kernel.reno_windows(4, 3)[-1][1] == 7
    with pytest.raises(Unavailable):
        kernel.reno_windows(41, 3)
