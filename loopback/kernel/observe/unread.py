"""How much waits, unread, in the UDP sockets of a port."""

import socket
from pathlib import Path

from loopback.addresses import Address, family_of

_TABLES = {socket.AF_INET: Path("/proc/net/udp"), socket.AF_INET6: Path("/proc/net/udp6")}
_LOCAL, _QUEUES = 1, 4  # columns: the local address and port; bytes that wait to be sent and to be read


def unread_at(address: Address) -> bool | None:
    """Whether datagrams wait, unread, in a UDP socket at an address' port, whose process may be any of this host.

    None where no socket has the port, perhaps no more. True on another system than Linux, where no one can tell.
    """
    try:
        rows = [line.split() for line in _TABLES[family_of(address[0])].read_text().splitlines()[1:]]
    except OSError:
        return True
    waiting = [row[_QUEUES].split(":")[1] for row in rows if int(row[_LOCAL].split(":")[1], 16) == address[1]]
    return any(int(size, 16) > 0 for size in waiting) if waiting else None
