"""A real DNS server on loopback, dnsmasq, with records of ours and nobody else to ask; and what stands in for it."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from typing import Self

from loopback.addresses import Address
from loopback.dns import AAAA, CNAME, PTR, TXT, A, query_bytes
from loopback.headers import DNS, unpack
from loopback.pair import datagram_socket, sockets_at_one_port
from loopback.peers.name_server import NameServer
from loopback.peers.process import end_process, start_process
from loopback.values import Record

_TRIES = 5  # another process may take the port between our look at it and dnsmasq's
_START_TIMEOUT = 10.0  # seconds
_LOOK_INTERVAL = 0.02
_END_TIMEOUT = 5.0
_MOST = 65535  # bytes of a datagram
# A server that answers by itself alone: no file of the machine's is read, and no other server is asked.
_BY_ITSELF = (
    "--keep-in-foreground",
    "--conf-file=/dev/null",
    "--no-resolv",
    "--no-hosts",
    "--no-poll",
    "--bind-interfaces",
    "--pid-file",
    "--log-facility=-",
)
# It ends with the next byte of its standard input, or with its end, and ends dnsmasq: so it does when the process that
# started it is killed. Forks of that process have its end of the pipe too, so that closing it says nothing to them.
_PROGRAM = """
import marshal, os, signal, subprocess, sys, threading

def watch():
    os._exit(dnsmasq.wait())

command, port = marshal.load(sys.stdin.buffer)
nothing = subprocess.DEVNULL
dnsmasq = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
print(port, flush=True)  # before the watch, which ends this process with a dnsmasq whose port was taken
threading.Thread(target=watch, daemon=True).start()
sys.stdin.buffer.read(1)
os.killpg(dnsmasq.pid, signal.SIGKILL)  # and its children: each serves a connection, and holds the port as well
dnsmasq.wait()
"""


def dnsmasq_program() -> str | None:
    """The path of dnsmasq; None where it is not installed."""
    # Debian keeps it where the search path of an ordinary user does not look.
    return shutil.which("dnsmasq", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]))


class Dnsmasq:
    """A process of dnsmasq that serves `records`, over UDP and TCP, at `address`; it has `name` as its name.

    All records must have the same TTL, and a name's last label is taken for a domain of the server's own: about what
    it does not know there, it says that there is no such name. FileNotFoundError where dnsmasq is not installed, and
    RuntimeError if it does not start.
    """

    def __init__(self, records: Sequence[Record], host: str = "127.0.0.1") -> None:
        program = dnsmasq_program()
        if program is None:
            raise FileNotFoundError("dnsmasq is not installed here")
        self.name = "dnsmasq"
        for _ in range(_TRIES):
            port = _free_port(host)
            token = f"{os.urandom(8).hex()}.test"  # a name that no other server knows
            mark = f"--dns-rr={token},{TXT},00"
            command = [
                program,
                *_BY_ITSELF,
                f"--listen-address={host}",
                f"--port={port}",
                mark,
                *_options(records),
            ]
            self._process, _ = start_process("dnsmasq", _PROGRAM, given=(command, port))
            self.address: Address = (host, port)
            if self._answers(token):
                return
            self.close()
        raise RuntimeError("dnsmasq did not start")

    def close(self) -> None:
        """End the process."""
        if self._process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.communicate(b"!", timeout=_END_TIMEOUT)
        end_process(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answers(self, token: str) -> bool:
        """Wait until it answers about a name of its own; False if it has ended, or takes too long."""
        query = query_bytes(0, (token, TXT))
        limit = time.monotonic() + _START_TIMEOUT
        while self._process.poll() is None and time.monotonic() < limit:
            with datagram_socket(self.address[0]) as sock, contextlib.suppress(OSError):
                sock.settimeout(_LOOK_INTERVAL)
                sock.connect(self.address)
                sock.send(query)
                if unpack(DNS, sock.recv(_MOST))["ANCOUNT"]:
                    return True
            time.sleep(_LOOK_INTERVAL)
        return False


def name_server(records: Sequence[Record], host: str = "127.0.0.1") -> Dnsmasq | NameServer:
    """A real DNS server for these records where this machine has dnsmasq, otherwise the bench's own; `name` says which.

    >>> with name_server([Record("a.example", 1, 60, "192.0.2.1")]) as server:
    ...     server.address[0]
    '127.0.0.1'
    """
    with contextlib.suppress(OSError, RuntimeError):
        return Dnsmasq(records, host)
    return NameServer(records, host=host)


def _free_port(host: str) -> int:
    """A port that is free for UDP and TCP at this moment."""
    sock, listener = sockets_at_one_port(host)
    with sock, listener:
        port: int = sock.getsockname()[1]
        return port


def _options(records: Sequence[Record]) -> Iterator[str]:
    for record in reversed(records):  # dnsmasq answers with the last first
        if record.type in (A, AAAA):
            yield f"--host-record={record.name},{record.data!s}"
        elif record.type == CNAME:
            yield f"--cname={record.name},{record.data!s}"
        elif record.type == PTR:
            yield f"--ptr-record={record.name},{record.data!s}"
        elif isinstance(record.data, bytes):
            yield f"--dns-rr={record.name},{record.type},{record.data.hex()}"
        else:
            raise ValueError(f"dnsmasq is not told of records of type {record.type} here")
    for domain in sorted({record.name.rsplit(".", 1)[-1] for record in records}):
        yield f"--local=/{domain}/"
    for ttl in {record.ttl for record in records}:
        yield f"--local-ttl={ttl}"
