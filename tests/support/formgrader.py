"""A Jupyter server with nbgrader's formgrader and Validate on it, reached over a socket that is a file."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

# Says so once the server listens: callbacks run in order, and the one that listens is there already.
SERVE = """
import sys
from jupyter_server.serverapp import ServerApp

server = ServerApp.instance()
server.initialize(sys.argv[1:])
server.io_loop.add_callback(lambda: print("ready", flush=True))
server.start()
"""


class _OverFile(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, file: str) -> None:
        super().__init__("localhost", timeout=120)
        self.file = file

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.file)


class Server:
    """A running server; `said` is its log."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.said: list[str] = []

    def ask(self, method: str, path: str, /, **form: str) -> Any:
        """The JSON that the server answers."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return json.loads(self._send(method, path, urlencode(form), headers))

    def put(self, path: str, value: object) -> Any:
        """The JSON that the server answers to a value, which it gets as JSON."""
        return json.loads(self._send("PUT", path, json.dumps(value), {"Content-Type": "application/json"}))

    def read(self, path: str) -> str:
        """A page."""
        return self._send("GET", path, "", {})

    def _send(self, method: str, path: str, body: str, headers: dict[str, str]) -> str:
        connection = _OverFile(self.file)
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        assert answer.status == 200, f"{path}: {answer.status}\n{text}\n{''.join(self.said)}"
        return text


@contextmanager
def serving(root: Path, scratch: Path) -> Iterator[Server]:
    """Start Jupyter in a course's folder and wait until it says that it serves."""
    server = Server(os.path.relpath(scratch / "s"))  # relative, since such a path must stay short
    options = [
        "--allow-root",
        "--no-browser",
        f"--ServerApp.sock={scratch / 's'}",
        "--IdentityProvider.token=",
        "--ServerApp.disable_check_xsrf=True",
        f"--ServerApp.root_dir={root}",
    ]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, *options],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            server.said.append(line)
            if line == "ready\n":
                break
        assert server.said[-1:] == ["ready\n"], "".join(server.said)
        reader = threading.Thread(target=server.said.extend, args=(process.stdout,), daemon=True)
        reader.start()
        yield server
    finally:
        process.terminate()
        process.wait()
