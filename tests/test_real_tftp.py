"""Programs that nobody here wrote talk to the references of chapter 2's TFTP notebook: in.tftpd and tftp.

in.tftpd is started on loopback, at a port of its own, with a folder of its own, and ended. It must begin as root, since
it shuts itself into its folder and becomes the user nobody: an ordinary user's tests start it with sudo, if that asks
for no password.
"""

import contextlib
import os
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loopback import loopback_hosts
from loopback.addresses import Address
from loopback.link import Link, ServerLink
from loopback.pair import datagram_socket
from loopback.peers import ServerUnderTest, TFTPServer, UDPConversation
from loopback.peers.tftp_client import fetch_by_program, tftp_program
from tests.support.programs import needs
from tests.support.reference import reference_of
from tools.environment import packages

PATIENCE = 20.0  # seconds
TFTPD = packages.find("in.tftpd")
SIZES = (0, 1, 511, 512, 513, 1536, 70_000)
LOSSES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"drop": {1}}, {}),  # the request
    ({}, {"drop": {1}}),  # DATA 1
    ({"drop": {2, 3}}, {"drop": {2}}),  # ACKs and DATA
    ({"repeat": {1}}, {}),  # the request twice: two transfers, of which one is a stranger's
    ({"repeat": {2}}, {"repeat": {1, 2}}),
    ({"drop": {4}, "repeat": {2}}, {"drop": {3}, "repeat": {4}}),
]


def as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that is not to be had."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


needs_tftpd = needs(TFTPD, as_root() is not None, reason="no in.tftpd, or no root")
needs_tftp = needs(tftp_program(), reason="no tftp-hpa here")


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    """What the notebook's setup cells and reference answers define."""
    return reference_of("02_udp/04_tftp", "tftp-server")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every user may read, with a file of each size."""
    place = tmp_path_factory.mktemp("tftp")
    place.chmod(0o755)
    for size in SIZES:
        (place / f"{size}.bin").write_bytes(content(size))
        (place / f"{size}.bin").chmod(0o644)
    return place


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@contextlib.contextmanager
def in_tftpd(folder: Path, host: str, timeout: float) -> Iterator[Address]:
    """An in.tftpd that serves a folder, and sends again after `timeout` seconds; its address."""
    root = as_root()
    assert TFTPD and root is not None, "the tests need in.tftpd, and root or sudo to start it"
    with datagram_socket(host) as free:
        port = free.getsockname()[1]
    listen = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    microseconds = str(round(timeout * 1_000_000))
    options = ["--foreground", "--listen", "--address", listen, "--secure", "--retransmit", microseconds]
    process = subprocess.Popen([*root, TFTPD, *options, str(folder)], stdin=subprocess.DEVNULL)
    try:
        assert answers((host, port), process), "in.tftpd did not start"
        yield host, port
    finally:
        subprocess.run([*root, "kill", str(process.pid)], check=False)  # sudo passes the signal on
        process.wait(PATIENCE)


@pytest.fixture(scope="module", params=loopback_hosts())
def tftpd(request: pytest.FixtureRequest, folder: Path) -> Iterator[Address]:
    """The address of an in.tftpd that sends again soon."""
    with in_tftpd(folder, request.param, 0.2) as address:
        yield address


@pytest.fixture(scope="module")
def patient_tftpd(folder: Path) -> Iterator[Address]:
    """The address of an in.tftpd that sends again later than any test waits."""
    with in_tftpd(folder, "127.0.0.1", 30.0) as address:
        yield address


def answers(address: Address, process: "subprocess.Popen[bytes]") -> bool:
    """Wait until a server answers a request at an address."""
    limit = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < limit:
        with datagram_socket(address[0]) as sock, contextlib.suppress(OSError):
            sock.settimeout(0.1)
            sock.sendto(b"\0\1nowhere\0octet\0", address)
            return sock.recv(600)[:2] == b"\0\5"
    return False


@needs_tftpd
@pytest.mark.parametrize("size", SIZES)
def test_the_clients_fetch_a_file_from_a_real_server(
    reference: dict[str, Any], tftpd: Address, size: int
) -> None:
    for get in ("tftp_get", "tftp_get_reliably"):
        assert reference[get](tftpd, f"{size}.bin") == content(size), get


@needs_tftpd
@pytest.mark.parametrize("get", ["tftp_get", "tftp_get_reliably"])
def test_a_real_server_says_that_there_is_no_such_file(
    reference: dict[str, Any], tftpd: Address, get: str
) -> None:
    with pytest.raises(FileNotFoundError, match="File not found"):
        reference[get](tftpd, "nowhere.bin")


@needs_tftpd
@pytest.mark.parametrize(("there", "back"), LOSSES)
def test_the_client_fetches_a_file_from_a_real_server_over_a_bad_line(
    reference: dict[str, Any], tftpd: Address, there: dict[str, Any], back: dict[str, Any]
) -> None:
    with ServerLink(
        tftpd, Link(delay=0.001, **there), Link(delay=0.001, **back), label=reference["label"]
    ) as line:
        for size in (1536, 513):
            assert reference["tftp_get_reliably"](line.address, f"{size}.bin", 0.3) == content(size), (
                line.ladder
            )


# Once is enough: it takes 65,540 blocks.
@needs_tftpd
@pytest.mark.parametrize("tftpd", ["127.0.0.1"], indirect=True)
def test_the_client_goes_on_with_block_0_where_a_real_server_does(
    reference: dict[str, Any], tftpd: Address, folder: Path
) -> None:
    large = content(97) * (65_540 * 512 // 97)
    path = folder / "large.bin"
    path.write_bytes(large)
    path.chmod(0o644)
    try:
        assert reference["tftp_get_reliably"](tftpd, "large.bin", 2.0) == large
    finally:
        path.unlink()


SCRIPTS = {
    "in order": "> RRQ 513.bin, < DATA 1 (512 bytes), > ACK 1, < DATA 2 (1 bytes), > ACK 2, < nothing",
    "an empty last block": "> RRQ 512.bin, < DATA 1 (512 bytes), > ACK 1, < DATA 2 (0 bytes), > ACK 2, < nothing",
    "an empty file": "> RRQ 0.bin, < DATA 1 (0 bytes), > ACK 1, < nothing",
    "no such file": "> RRQ nowhere.bin, < ERROR 1, < nothing",
    "an old ACK": (
        "> RRQ 1536.bin, < DATA 1 (512 bytes), > ACK 1, < DATA 2 (512 bytes), > ACK 1, < nothing, > ACK 2, "
        "< DATA 3 (512 bytes)"
    ),
    "an ERROR": "> RRQ 1536.bin, < DATA 1 (512 bytes), > ERROR 0 enough, < nothing",
}


def plays(reference: dict[str, Any], script: str, server: Address, *, repeats: bool = False) -> None:
    """Play a script with a server, as its client."""
    lines = "\n".join(f"client {line.strip()}" for line in script.split(", "))
    build, label = reference["in_packets"](b""), reference["label"]
    with UDPConversation(
        lines, build=build, label=label, host=server[0], to=server, repeats=repeats
    ) as other:
        assert other.finish(), other.ladder


@needs_tftpd
@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_the_stand_in_and_a_real_server_say_the_same(
    reference: dict[str, Any], patient_tftpd: Address, script: str
) -> None:
    plays(reference, script, patient_tftpd)
    with TFTPServer({f"{size}.bin": content(size) for size in SIZES}, timeout=30.0) as stand_in:
        plays(reference, script, stand_in.address)


@needs_tftpd
def test_the_stand_in_and_a_real_server_send_again_what_is_not_acknowledged(
    reference: dict[str, Any], tftpd: Address
) -> None:
    again = "> RRQ 511.bin, < DATA 1 (511 bytes), < DATA 1 (511 bytes), < DATA 1 (511 bytes), > ACK 1"
    plays(reference, again, tftpd, repeats=True)
    with TFTPServer({"511.bin": content(511)}, host=tftpd[0], timeout=0.2) as stand_in:
        plays(reference, again, stand_in.address, repeats=True)


@contextlib.contextmanager
def serving(reference: dict[str, Any], files: dict[str, bytes], host: str) -> Iterator[Address]:
    """The reference server at work, with these files; it sends again after 0.2 seconds."""
    server = reference["TftpServer"](reference["new_folder"](files), 0.2)
    with ServerUnderTest(server.serve, host=host, datagrams=True) as running:
        yield running.address
        assert running.stop(), running.got("it did not return in order")


@needs_tftp
@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("size", SIZES)
def test_a_real_client_fetches_a_file_from_the_server(
    reference: dict[str, Any], host: str, size: int
) -> None:
    with serving(reference, {"file.bin": content(size)}, host) as address:
        assert fetch_by_program(address, "file.bin", PATIENCE) == ("tftp", content(size))


# tftp waits five seconds before it sends again: what it sends first is not lost here.
@needs_tftp
@pytest.mark.parametrize(("there", "back"), [fates for fates in LOSSES if 1 not in fates[0].get("drop", ())])
def test_a_real_client_fetches_a_file_from_the_server_over_a_bad_line(
    reference: dict[str, Any], there: dict[str, Any], back: dict[str, Any]
) -> None:
    with (
        serving(reference, {"file.bin": content(1536)}, "127.0.0.1") as address,
        ServerLink(address, Link(delay=0.001, **there), Link(delay=0.001, **back)) as line,
    ):
        assert fetch_by_program(line.address, "file.bin", PATIENCE) == ("tftp", content(1536)), line.ladder


@needs_tftp
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere", "Error code 1"),
        ("below", "Error code 1"),
        ("../secret.txt", "Error code 2"),
        ("link", "Error code 2"),
    ],
)
def test_a_real_client_gets_no_file_that_the_server_does_not_serve(
    reference: dict[str, Any], name: str, told: str
) -> None:
    with serving(reference, {"hello.txt": b"hello"}, "127.0.0.1") as address:
        with pytest.raises(OSError, match=told):
            fetch_by_program(address, name, PATIENCE)
        assert fetch_by_program(address, "below/deep.txt", PATIENCE) == ("tftp", b"deep")


@needs_tftp
@pytest.mark.parametrize(
    "command", [["-m", "ascii", "get", "hello.txt"], ["-m", "binary", "put", "hello.txt"]]
)
def test_a_real_client_is_refused_what_the_server_does_not_do(
    reference: dict[str, Any], tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "hello.txt").write_bytes(b"hello")
    mode, words = command[:2], command[2:]
    with serving(reference, {"hello.txt": b"hello"}, "127.0.0.1") as (host, port):
        program = tftp_program()
        assert program, "the tests need tftp: `python -m tools.setup` installs it"
        done = subprocess.run(
            [program, *mode, host, str(port), "-c", *words],
            cwd=tmp_path,
            capture_output=True,
            timeout=PATIENCE,
        )
    assert b"Error code 4" in done.stdout + done.stderr


@needs_tftp
def test_two_real_clients_are_served_at_the_same_time_as_one_that_is_silent(
    reference: dict[str, Any],
) -> None:
    files = {"one": content(70_000), "two": content(69_999)}
    fetched: dict[str, bytes] = {}
    with serving(reference, files, "127.0.0.1") as address, datagram_socket() as silent:
        silent.settimeout(PATIENCE)
        silent.sendto(b"\0\1one\0octet\0", address)
        silent.recv(600)
        threads = [
            threading.Thread(
                target=lambda name=name: fetched.update({name: fetch_by_program(address, name, PATIENCE)[1]})
            )
            for name in files
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
    assert fetched == files


@pytest.mark.parametrize(("there", "back"), LOSSES)
def test_the_client_and_the_server_exchange_a_file_over_a_bad_line(
    reference: dict[str, Any], there: dict[str, Any], back: dict[str, Any]
) -> None:
    with (
        serving(reference, {"file.bin": content(1536)}, "127.0.0.1") as address,
        ServerLink(address, Link(delay=0.001, **there), Link(delay=0.001, **back)) as line,
    ):
        assert reference["tftp_get_reliably"](line.address, "file.bin", 0.3) == content(1536), line.ladder
