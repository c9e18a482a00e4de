"""See a TCP connection being closed from the outside, in the kernel's own table (Linux)."""

import contextlib
import struct
import sys
from pathlib import Path

from loopback.datagram import Address

_TABLES = (Path("/proc/self/net/tcp"), Path("/proc/self/net/tcp6"))
_CLOSING = {"04", "05", "06", "09", "0B"}  # FIN_WAIT1, FIN_WAIT2, TIME_WAIT, LAST_ACK, CLOSING


def can_see_closing() -> bool:
    """Whether this system shows its table of connections."""
    return sys.platform == "linux" and _TABLES[0].exists()


def closing(local: Address, remote: Address) -> bool:
    """Whether the kernel has been told to close the connection's end at `local`.

    True from the moment of the last `close`, even while that call still waits (SO_LINGER) for the other side to
    take what was sent.
    """
    return any(state in _CLOSING for state in _states(local[1], remote[1]))


def _states(local: int, remote: int) -> list[str]:
    found = []
    for table in _TABLES:
        with contextlib.suppress(OSError):
            rows = [line.split() for line in table.read_text().splitlines()[1:]]
            found += [row[3] for row in rows if (_port(row[1]), _port(row[2])) == (local, remote)]
    return found


def _port(address: str) -> int:
    return int(struct.unpack("!H", bytes.fromhex(address.rpartition(":")[2]))[0])


def linger(seconds: int) -> bytes:
    """The value of SO_LINGER that lets `close` wait so long for the other side to take what was sent."""
    return struct.pack("ii" if sys.platform != "win32" else "HH", 1, seconds)
