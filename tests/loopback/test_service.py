"""A server function runs beside its test, ends with it, and guests tell what they saw."""

import socket
import struct
import threading

import pytest

from loopback import Guest, NotWritten, Service, loopback_hosts
from loopback.peers.caller import reset


def parrot(listener: socket.socket, stop: threading.Event) -> str:
    """Send back what comes, one client at a time, until told to stop."""
    listener.settimeout(0.05)
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection:
            connection.settimeout(5.0)
            try:
                while data := connection.recv(3):
                    connection.sendall(data)
            except OSError:
                pass
    return "done"


def framed(*texts: str) -> bytes:
    return b"".join(struct.pack("!I", len(text)) + text.encode() for text in texts)


@pytest.mark.parametrize("host", loopback_hosts())
def test_a_guest_hears_what_the_server_sends(host: str) -> None:
    with Service(parrot, host=host) as service:
        assert service.address[0] == host
        guest = Guest(service, "ada")
        guest.say("hello", "", "there")
        assert guest.lines(3) == ["hello", "", "there"]
        guest.half_close()
        assert guest.ended()
    assert service.outcome is not None
    assert service.outcome.returned("done")
    assert list(service.log) == [
        "ada connected",
        "ada sent 'hello', '', 'there'",
        "ada closed its sending side",
    ]


def test_lines_are_given_out_up_to_the_one_that_was_waited_for() -> None:
    with Service(parrot) as service:
        guest = Guest(service, "ada")
        stream = framed("one", "two", "three")
        guest.send_pieces([stream[:2], stream[2:9], stream[9:]])
        assert guest.until("two") == ["one", "two"]
        guest.half_close()
        assert guest.rest() == ["three"]
    assert "ada sent its frames in 3 pieces" in list(service.log)


def resets(listener: socket.socket, stop: threading.Event) -> None:
    """Reset the first connection as soon as something has come."""
    connection, _ = listener.accept()
    connection.recv(1)
    reset(connection)
    stop.wait(10.0)


def test_pieces_end_at_one_that_does_not_arrive() -> None:
    with Service(resets) as service:
        service.patience = 0.3
        Guest(service, "ada").send_pieces([b"x"] * 10_000)
    said = list(service.log)
    assert sum("of which number" in line for line in said) == 1, said
    assert sum("could not send" in line for line in said) <= 1, said


def test_a_guest_that_waits_in_vain_says_so() -> None:
    with Service(parrot) as service:
        guest = Guest(service, "ada")
        guest.say("one")
        assert guest.lines(2, seconds=0.2) == ["one"]
        assert guest.rest(seconds=0.2) is None
        guest.leave()
    assert "ada waited for 2 lines, and 1 had come" in list(service.log)
    assert "ada waited for the end of its connection, which did not come" in list(service.log)


def test_a_guest_shows_what_came_and_is_no_frame() -> None:
    with Service(parrot) as service:
        guest = Guest(service, "ada")
        guest.send(b"joined\n")
        assert guest.lines(1, seconds=0.2) == []
        guest.leave()
    waited = "ada waited for 1 line, and 0 had come; then came b'joined\\n', which is no whole frame"
    assert waited in list(service.log)


def test_a_reset_reaches_the_server() -> None:
    seen: list[str] = []

    def reader(listener: socket.socket, stop: threading.Event) -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                connection.recv(10)
            except ConnectionResetError:
                seen.append("reset")

    with Service(reader) as service:
        Guest(service, "ada").reset()
        assert service.stop()
    assert seen == ["reset"]


def test_a_server_that_fails_is_told_in_the_log_and_keeps_no_guest_waiting() -> None:
    def broken(listener: socket.socket, stop: threading.Event) -> None:
        listener.accept()[0].close()
        raise OSError("out of order")

    with Service(broken) as service:
        guest = Guest(service, "ada")
        assert guest.lines(1) == []
        service.stop()
        assert not service.running
    assert any("no longer running" in sentence and "out of order" in sentence for sentence in service.log)


def test_a_server_that_is_not_written_yet_is_said_to_be() -> None:
    def stub(listener: socket.socket, stop: threading.Event) -> None:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="not written yet"), Service(stub) as service:
        Guest(service, "ada").lines(1)
    with pytest.raises(NotWritten), Service(stub):
        pass


def test_a_server_that_does_not_stop_is_noticed() -> None:
    release = threading.Event()

    def stubborn(listener: socket.socket, stop: threading.Event) -> None:
        release.wait(10)

    with Service(stubborn) as service:
        assert not service.stop(seconds=0.1)
        assert service.running
        release.set()
        assert service.stop()
