"""Sends its ERRORs from the port that was asked, and walks the path part by part.

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
        self.folder, self.timeout = folder, timeout

    def find(self, name: str) -> Path:
        path = (Path(self.folder) / name).resolve()
        path.relative_to(Path(self.folder).resolve())
        return path

    def serve(self, sock: socket.socket, stop: threading.Event) -> None:
        """Take requests at a UDP socket until `stop` is set."""
        sock.settimeout(0.1)
        transfers = []
        while not stop.is_set():
            try:
                packet, client = sock.recvfrom(LARGEST)
            except OSError:
                continue
            kind, _, name = parse(packet)
            try:
                path = self.find(name.decode(errors="replace"))
            except ValueError:
                path = None
            if kind == "ERROR":
                continue
            if kind != "RRQ":
                sock.sendto(build("ERROR", 4, b"illegal operation"), client)
            elif path is None:
                sock.sendto(build("ERROR", 2, b"access violation"), client)
            elif not path.is_file():
                sock.sendto(build("ERROR", 1, b"not found"), client)
            else:
                transfers.append(threading.Thread(target=self.transfer, args=(path, client), daemon=True))
                transfers[-1].start()

    def transfer(self, path: Path, client: Address) -> None:
        with new_socket(client) as mine:
            mine.connect(client)
            tftp_send(mine, path.read_bytes(), self.timeout)
