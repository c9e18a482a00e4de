"""Which directions of a connection to close, as Rust's std::net::Shutdown says it."""

import socket
from enum import Enum


class Shutdown(Enum):
    """The directions that `TcpStream.shutdown` closes; the value is what `socket.shutdown` takes."""

    READ = socket.SHUT_RD
    WRITE = socket.SHUT_WR
    BOTH = socket.SHUT_RDWR
