"""A TCP connection of parts that others have written, small programs that use it, and a listener with its clients."""

from loopback.stack.clients import Clients
from loopback.stack.connection import Connection, Parts
from loopback.stack.cookies import cookies_believed
from loopback.stack.listener import Listener, Opened
from loopback.stack.programs import Collector, FileServer, HTTPFetch, Program

__all__ = [
    "Clients",
    "Collector",
    "Connection",
    "FileServer",
    "HTTPFetch",
    "Listener",
    "Opened",
    "Parts",
    "Program",
    "cookies_believed",
]
