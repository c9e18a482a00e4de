"""Another process on this host that gives pages away: the web server of Python's standard library."""

import marshal
import subprocess
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Self

# It ends when its standard input does: with `close`, and also when the process that started it is killed.
_PROGRAM = """
import http.server, marshal, sys, threading

class Handler(http.server.BaseHTTPRequestHandler):
    wbufsize = -1  # head and page leave together, as far as they fit into one buffer

    def do_GET(self):
        page = pages.get(self.path)
        self.send_response_only(404 if page is None else 200)  # without the time and the versions
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(page or b"")))
        self.end_headers()
        self.wfile.write(page or b"")

    def log_message(self, *args):
        pass

pages = marshal.load(sys.stdin.buffer)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.buffer.read()
"""


class WebServer:
    r"""A process on 127.0.0.1 that serves `pages` by their paths over HTTP; `address` is where it is.

    Its answers have no time and no version in them, so that they are the same in every run.

    >>> import socket
    >>> with WebServer({"/": b"Hi"}) as server, socket.create_connection(server.address) as sock:
    ...     sock.sendall(b"GET /nothing HTTP/1.0\r\n\r\n")
    ...     sock.recv(22)
    b'HTTP/1.0 404 Not Found'
    """

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        port = self._start(dict(pages))
        if not port:
            self.close()
            raise RuntimeError("the web server did not start")
        self.address = ("127.0.0.1", int(port))
        self.pid = self._process.pid

    def _start(self, pages: dict[str, bytes]) -> bytes:
        """Hand the pages over; return the port as the process prints it, or nothing."""
        assert self._process.stdin is not None and self._process.stdout is not None  # they are pipes
        try:
            marshal.dump(pages, self._process.stdin)
            self._process.stdin.flush()
        except BrokenPipeError:
            return b""
        return self._process.stdout.readline()

    def close(self) -> None:
        """End the process: from then on nobody listens at its address."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
