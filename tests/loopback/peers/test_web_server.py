"""A web server of its own on this host, whose answers are the same in every run."""

import os
import socket
import urllib.request

import pytest

from loopback.peers import WebServer


def answer(server: WebServer, request: bytes) -> bytes:
    with socket.create_connection(server.address) as sock:
        sock.sendall(request)
        return b"".join(iter(lambda: sock.recv(65536), b""))


def test_a_page_comes_behind_a_head_without_time_or_version() -> None:
    with WebServer({"/": b"Good morning!", "/empty": b""}) as server:
        head = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
        assert answer(server, b"GET / HTTP/1.0\r\n\r\n") == head + b"13\r\n\r\nGood morning!"
        assert answer(server, b"GET /empty HTTP/1.0\r\n\r\n") == head + b"0\r\n\r\n"
        assert answer(server, b"GET /other HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 404 Not Found\r\n")


def test_a_client_that_was_written_by_others_gets_the_same_page() -> None:
    page = bytes(range(256)) * 4_000
    with WebServer({"/photo": page}) as server:
        host, port = server.address
        with urllib.request.urlopen(f"http://{host}:{port}/photo", timeout=10) as response:
            assert response.read() == page


def test_nobody_listens_once_it_is_closed() -> None:
    with WebServer({}) as server:
        assert server.pid != os.getpid()
        address = server.address
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=5.0)


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "import sys; sys.stdin.buffer.read(1)"])
def test_a_server_that_does_not_start_is_reported(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr("loopback.peers.web_server._PROGRAM", program)
    with pytest.raises(RuntimeError, match="did not start"):
        WebServer({"/": bytes(1_000_000)})
