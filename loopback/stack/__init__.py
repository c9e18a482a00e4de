"""A TCP connection of parts that others have written, and small programs that use it."""

from loopback.stack.connection import Connection, Parts
from loopback.stack.programs import Collector, FileServer, HTTPFetch, Program

__all__ = ["Collector", "Connection", "FileServer", "HTTPFetch", "Parts", "Program"]
