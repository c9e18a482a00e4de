"""A link that loses, doubles, delays and spoils: on a virtual clock, and live between UDP sockets."""

from loopback.link.link import Link
from loopback.link.live import LiveLink, UDPHost, run_over_udp
from loopback.link.meeting import meet
from loopback.link.virtual import VirtualNetwork

__all__ = ["Link", "LiveLink", "UDPHost", "VirtualNetwork", "meet", "run_over_udp"]
