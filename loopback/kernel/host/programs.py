"""Ordinary programs that run on the kernel host: an echo server, an HTTP file server, and an HTTP client.

They know nothing of the notebook at the other end of the wire: their sockets are the kernel's, and what they import
is the standard library's.
"""

from __future__ import annotations

import http.client
import http.server
import marshal
import socket
import socketserver
import threading
import urllib.request

_BACKLOG = 64
Address = tuple[str, int]


class _EchoHandler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        while data := self.request.recv(65536):
            self.request.sendall(data)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = _BACKLOG

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that breaks off is that client's affair."""


class _FileServer(_Server):
    files: dict[str, bytes]


class _FileHandler(http.server.BaseHTTPRequestHandler):
    server: _FileServer

    def do_GET(self) -> None:
        page = self.server.files.get(self.path)
        self.send_response_only(404 if page is None else 200)
        self.send_header("Content-Length", str(len(page or b"")))
        self.end_headers()
        self.wfile.write(page or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def serve_echo(host: str, port: int) -> None:
    """Start a TCP server that sends back all that arrives, and closes when its client has closed."""
    _start(_Server((host, port), _EchoHandler))


def serve_files(host: str, port: int, files: dict[str, bytes]) -> None:
    """Start an HTTP/1.0 server that serves files by their paths, and closes after each answer."""
    server = _FileServer((host, port), _FileHandler)
    server.files = files
    _start(server)


def _start(server: _Server) -> None:
    threading.Thread(target=server.serve_forever, daemon=True).start()


def fetch(url: str, source: Address, timeout: float) -> socket.socket:
    """Start to fetch a URL with urllib, from a local address; return a socket that will hold what comes of it.

    That is the marshalled pair of an error's text or None, and the body or None; then the socket ends.
    """
    ours, theirs = socket.socketpair()
    threading.Thread(target=_fetch, args=(ours, url, source, timeout), daemon=True).start()
    return theirs


def _fetch(result: socket.socket, url: str, source: Address, timeout: float) -> None:
    class Connection(http.client.HTTPConnection):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **(kwargs | {"source_address": source}))  # type: ignore[arg-type]

    class Handler(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Connection, request)

    with result:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Handler)
        told: tuple[str | None, bytes | None]
        try:
            with opener.open(url, timeout=timeout) as answer:
                told = None, answer.read()
        except Exception as error:  # whatever it is, the notebook is told
            told = f"{type(error).__name__}: {error}", None
        result.sendall(marshal.dumps(told))
