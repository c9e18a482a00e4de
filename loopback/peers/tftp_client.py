"""A real TFTP client, the program `tftp` of tftp-hpa, and what stands in for it."""

import shutil
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from loopback.addresses import Address
from loopback.pair import datagram_socket
from loopback.peers.tftp_server import ACK, BLOCK, DATA, ERROR

_PATIENCE = 10.0  # seconds
_MOST = 65535  # bytes of a datagram


@cache
def tftp_program() -> str | None:
    """The path of the program `tftp`, if it is that of tftp-hpa: others take other options."""
    path = shutil.which("tftp")
    if path is None:
        return None
    told = subprocess.run([path, "-V"], capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE)
    return path if b"tftp-hpa" in told.stdout + told.stderr else None


def fetch_by_program(server: Address, name: str, seconds: float = 4.0) -> tuple[str, bytes]:
    """Let a client that is not the student's fetch a file from a TFTP server: who it was, and the file's bytes.

    It is the program `tftp` where this machine has it, otherwise the bench's own. OSError, with what it was told, if
    it gets no file, and TimeoutError if that takes longer than `seconds`.

    >>> from loopback.peers import TFTPServer
    >>> with TFTPServer({"hello.txt": b"hello"}) as server:
    ...     fetch_by_program(server.address, "hello.txt")[1]
    b'hello'
    """
    program = tftp_program()
    if program is None:
        return "the lab bench", _fetch(server, name, seconds)
    with tempfile.TemporaryDirectory() as place:
        local = Path(place) / "fetched"
        host, port = server
        command = [program, "-m", "binary", host, str(port), "-c", "get", name, str(local)]
        try:
            done = subprocess.run(
                command, capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, text=True
            )
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"tftp did not get {name} within {seconds:g} seconds") from None
        if done.returncode or done.stdout.strip() or done.stderr.strip():
            raise OSError(f"tftp: {(done.stdout + done.stderr).strip()}")
        return "tftp", local.read_bytes()


def _fetch(server: Address, name: str, seconds: float) -> bytes:
    """A client without timers, for a server on the same machine."""
    content = b""
    with datagram_socket(server[0]) as sock:
        sock.settimeout(seconds)
        sock.sendto(b"\0\1" + name.encode() + b"\0octet\0", server)
        while True:
            packet, source = sock.recvfrom(_MOST)
            opcode, number = struct.unpack_from("!HH", packet)
            if opcode == ERROR:
                raise OSError(f"ERROR {number}: {packet[4:].rstrip(bytes(1)).decode(errors='replace')}")
            if opcode == DATA and number == (len(content) // BLOCK + 1) % 65536:
                content += packet[4:]
                sock.sendto(struct.pack("!HH", ACK, number), source)
                if len(packet) < BLOCK + 4:
                    return content
