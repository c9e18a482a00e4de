"""Reads the files before it starts a thread, and waits with select.

score: 4
"""


def new_folder(files: dict[str, bytes]) -> str:
    """A new folder with these files, beside a file `secret.txt` that nobody may have; `link` leads to it."""
    place = tempfile.TemporaryDirectory()
    atexit.register(place.cleanup)
    (Path(place.name) / "secret.txt").write_bytes(b"nobody may have this")
    folder = Path(place.name) / "public"
    for name, content in {"below/deep.txt": b"deep", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with contextlib.suppress(OSError):  # Windows lets few users make one
        (folder / "link").symlink_to(Path(place.name) / "secret.txt")
    return str(folder)


class TftpServer:
    """Serves the files of a folder, each transfer from a socket of its own (RFC 1350)."""

    def __init__(self, folder: str, timeout: float = 1.0) -> None:
        self.folder, self.timeout = Path(folder), timeout

    def serve(self, sock: socket.socket, stop: threading.Event) -> None:
        """Take requests at a UDP socket until `stop` is set."""
        from select import select

        while not stop.is_set():
            if not select([sock], [], [], 0.1)[0]:
                continue
            request, client = sock.recvfrom(LARGEST)
            kind, _, name = parse(request)
            if kind == "ERROR":
                continue
            code, content = self.look_up(name) if kind == "RRQ" else (4, b"")
            threading.Thread(target=self.reply, args=(client, code, content), daemon=True).start()

    def look_up(self, name: bytes) -> tuple[int, bytes]:
        try:
            path = Path(os.path.realpath(self.folder / name.decode()))
            if Path(os.path.realpath(self.folder)) not in path.parents:
                return 2, b""
            return 0, path.read_bytes()
        except (OSError, ValueError):
            return 1, b""

    def reply(self, client, code: int, content: bytes) -> None:
        with new_socket(client) as mine:
            mine.connect(client)
            if code:
                mine.send(build("ERROR", code, b"no"))
            else:
                tftp_send(mine, content, self.timeout)


import os
