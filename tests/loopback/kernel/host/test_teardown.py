"""The Linux kernel's states while a connection ends, event by event."""

import sys

import pytest

from loopback import kernel
from loopback.kernel.host import teardown
from loopback.kernel.namespace.host import Unavailable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@pytest.mark.parametrize(
    ("events", "states"),
    [
        ("close ack fin", "FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT"),
        ("fin close ack", "CLOSE-WAIT LAST-ACK CLOSED"),
        ("close fin ack", "FIN-WAIT-1 CLOSING TIME-WAIT"),
    ],
)
def test_the_kernel_goes_the_three_ways_of_rfc_9293(events: str, states: str) -> None:
    assert kernel.teardown_states(events.split()) == states.split()


def test_what_is_no_event_and_what_changes_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teardown, "_STEP_TIMEOUT", 0.1)
    with pytest.raises(ValueError, match="'bye' is no event"):
        kernel.teardown_states(["bye"])
    with pytest.raises(ValueError, match='"ack" in ESTABLISHED changes no state'):
        kernel.teardown_states(["ack"])


def test_where_there_is_no_host_a_recording_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise Unavailable("not here")

    monkeypatch.setattr(teardown, "_asked", refused)
    assert kernel.teardown_states(["close", "ack", "fin"])[-1] == "TIME-WAIT"
    with pytest.raises(Unavailable):
        kernel.teardown_states(["close", "close"])
