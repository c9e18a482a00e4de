"""Another process on this host that gives pages away: the web server of Python's standard library."""

from collections.abc import Mapping
from typing import Self

from loopback.peers.process import end_process, start_process

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
        self._process, port = start_process("the web server", _PROGRAM, given=dict(pages))
        self.address = ("127.0.0.1", port)
        self.pid = self._process.pid

    def close(self) -> None:
        """End the process: from then on nobody listens at its address."""
        end_process(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
