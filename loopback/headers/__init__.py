"""Packet headers as tables, one row a field, from which drawings, `struct` formats and codecs derive."""

from loopback.headers.dns import DNS, RECORD
from loopback.headers.ip import IPV4, IPV4_PSEUDO_HEADER, IPV6_PSEUDO_HEADER
from loopback.headers.options import option_fields
from loopback.headers.table import Field, pack, unpack
from loopback.headers.tcp import TCP
from loopback.headers.udp import UDP

__all__ = [
    "DNS",
    "IPV4",
    "IPV4_PSEUDO_HEADER",
    "IPV6_PSEUDO_HEADER",
    "RECORD",
    "TCP",
    "UDP",
    "Field",
    "option_fields",
    "pack",
    "unpack",
]
