"""Programs that everybody has, and servers that everybody runs, against the references of the first chapter."""

import contextlib
import http.server
import socket
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from loopback import loopback_hosts
from loopback.peers import ServerUnderTest
from tests.support.netcat import NETCAT, needs_netcat
from tools.answers.exercise import exercises

PATIENCE = 10.0  # seconds


def names_of(*wanted: str) -> dict[str, Any]:
    """What the reference answers define, on top of their notebooks' setup cells."""
    names: dict[str, Any] = {"__name__": "reference"}
    for exercise in exercises():
        if exercise.chapter == "01_sockets" and exercise.name in wanted:
            setup = [cell.source for cell in exercise.cells() if cell.role == "setup"]
            for source in [*setup, exercise.reference]:
                exec(source, names)
    return names


def framed(*texts: str) -> bytes:
    return b"".join(struct.pack("!I", len(text.encode())) + text.encode() for text in texts)


def texts_in(data: bytes) -> list[str]:
    texts = []
    while data:
        (length,) = struct.unpack_from("!I", data)
        texts.append(data[4 : 4 + length].decode())
        data = data[4 + length :]
    return texts


@contextlib.contextmanager
def netcat(server: ServerUnderTest) -> Iterator["subprocess.Popen[bytes]"]:
    """A netcat connected to the server, which closes its sending side when its input ends."""
    assert NETCAT is not None
    host, port = server.address
    command = [NETCAT, "-N", host, str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as client:
        try:
            yield client
        finally:
            client.kill()


@needs_netcat
@pytest.mark.parametrize("server", ["chat_server", "chat_server_async"])
@pytest.mark.parametrize("host", loopback_hosts())
def test_netcat_chats_with_a_guest(server: str, host: str) -> None:
    with ServerUnderTest(names_of("room", "outbox", "chat-server", "chat-async")[server], host=host) as server:
        ada = server.framed_client("ada")
        ada.say("/join ada")
        assert ada.lines(1) == ["* ada joined"]
        with netcat(server) as client:
            assert client.stdin is not None
            client.stdin.write(framed("too early", "/join netcat", "hello from netcat"))
            client.stdin.flush()
            assert ada.lines(2) == ["* netcat joined", "netcat: hello from netcat"]
            ada.say("hello, netcat")
            ada.say("/join nobody")
            assert client.stdout is not None
            told = framed("! join first", "* netcat joined", "ada: hello, netcat", "ada: /join nobody")
            assert texts_in(client.stdout.read(len(told))) == texts_in(told)
            client.stdin.close()
            assert ada.lines(1) == ["* netcat left"]
            assert client.wait(PATIENCE) == 0, "the server closes the connection of a client that has left"


@needs_netcat
@pytest.mark.parametrize("server", ["chat_server", "chat_server_async"])
def test_a_netcat_that_is_killed_has_left(server: str) -> None:
    with ServerUnderTest(names_of("room", "outbox", "chat-server", "chat-async")[server]) as server:
        ada = server.framed_client("ada")
        ada.say("/join ada")
        with netcat(server) as client:
            assert client.stdin is not None
            client.stdin.write(framed("/join netcat") + framed("never finished")[:7])
            client.stdin.flush()
            assert ada.lines(2) == ["* ada joined", "* netcat joined"]
        assert ada.lines(1) == ["* netcat left"]


class Page(http.server.BaseHTTPRequestHandler):
    """Serves one page, and says how long it is."""

    protocol_version = "HTTP/1.1"
    page = "žluťoučký kůň\n".encode() * 50_000

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    def do_POST(self) -> None:
        echoed = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(echoed)))
        self.end_headers()
        self.wfile.write(echoed)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[tuple[str, int]]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield ("127.0.0.1", server.server_address[1])
        server.shutdown()
        thread.join()


Receive = Callable[[socket.socket, int], bytes]


def read_answer(sock: socket.socket, recv_exactly: Receive) -> tuple[bytes, bytes]:
    """Status line and body of an answer, the head read byte by byte up to its delimiter."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += recv_exactly(sock, 1)
    status, *fields = head.split(b"\r\n")
    lengths = [int(field.split(b":")[1]) for field in fields if field.lower().startswith(b"content-length:")]
    return status, recv_exactly(sock, lengths[0])


def test_a_request_made_by_hand_gets_its_page(web: tuple[str, int]) -> None:
    names = names_of("recv-exactly", "send-all")
    with socket.create_connection(web, timeout=PATIENCE) as sock:
        for _ in range(2):  # one connection, two requests
            names["send_all"](sock, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            status, body = read_answer(sock, names["recv_exactly"])
            assert status.startswith(b"HTTP/1.1 200")
            assert body == Page.page


def test_a_large_body_sent_by_hand_is_echoed(web: tuple[str, int]) -> None:
    names = names_of("recv-exactly", "send-all")
    body = bytes(range(256)) * 8_000
    with socket.create_connection(web, timeout=PATIENCE) as sock:
        head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(body)
        assert names["send_all"](sock, head + body) >= 1
        status, echoed = read_answer(sock, names["recv_exactly"])
    assert status.startswith(b"HTTP/1.1 200")
    assert echoed == body
