"""A raw socket is had without a privilege, and sends nothing on this host."""

import socket

import pytest

from loopback import kernel, system

needs_namespaces = pytest.mark.skipif(not system.has_namespaces, reason="no network namespaces here")


@needs_namespaces
def test_a_raw_socket_is_handed_over_and_sends_on_its_own_host_only() -> None:
    with kernel.raw_socket() as raw, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as here:
        assert (raw.family, raw.type) == (socket.AF_INET, socket.SOCK_RAW)
        here.bind(("127.0.0.1", 0))
        here.settimeout(0.1)
        port = here.getsockname()[1]
        raw.sendto(b"\x0f\xa0" + port.to_bytes(2, "big") + b"\x00\x0a\x00\x00" + b"hi", ("127.0.0.1", 0))
        with pytest.raises(TimeoutError):
            here.recv(100)


def test_a_system_without_namespaces_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopback.kernel.namespace.host.sys.platform", "darwin")
    with pytest.raises(kernel.Unavailable):
        kernel.raw_socket()
