"""A client that is not the student's fetches a file: the program `tftp`, or the bench's own where there is none."""

import pytest

from loopback import loopback_hosts
from loopback.peers import TFTPServer, UDPPeer, fetch_by_program, tftp_client
from tests.support.programs import needs

needs_tftp = needs(tftp_client.tftp_program(), reason="no tftp-hpa here", in_ci=False)


@pytest.fixture(
    params=[pytest.param(True, id="with tftp", marks=needs_tftp), pytest.param(False, id="without")]
)
def who(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Who will fetch."""
    if not request.param:
        monkeypatch.setattr(tftp_client, "tftp_program", lambda: None)
        return "the lab bench"
    return "tftp"


@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("size", [0, 5, 512, 1300])
def test_a_file_arrives_whole(who: str, host: str, size: int) -> None:
    content = bytes(range(250)) * 6
    with TFTPServer({"file": content[:size]}, host=host) as server:
        assert fetch_by_program(server.address, "file", 20.0) == (who, content[:size])


def test_what_the_server_says_is_the_text_of_the_error(who: str) -> None:
    with TFTPServer({}) as server, pytest.raises(OSError, match="File not found"):
        fetch_by_program(server.address, "nowhere")


def test_it_waits_no_longer_than_it_is_told(who: str) -> None:
    with UDPPeer() as silent, pytest.raises(TimeoutError):
        fetch_by_program(silent.address, "file", 0.3)
