"""A link that loses, doubles, delays and spoils: on a virtual clock, live between UDP sockets, and to the kernel."""

from loopback.link.against_kernel import run_against_kernel
from loopback.link.bottleneck import Bottleneck, FixedWindow
from loopback.link.kernel_delivery import KernelDelivery
from loopback.link.link import Link
from loopback.link.live import LiveLink, UDPHost, run_over_udp
from loopback.link.meeting import meet, meet_kernel
from loopback.link.patterns import check_every_pattern, patterns_of
from loopback.link.server_link import ServerLink
from loopback.link.transfer import ReceivingEnd, SendingEnd, Transfer
from loopback.link.virtual import VirtualNetwork

__all__ = [
    "Bottleneck",
    "FixedWindow",
    "KernelDelivery",
    "Link",
    "LiveLink",
    "ReceivingEnd",
    "SendingEnd",
    "ServerLink",
    "Transfer",
    "UDPHost",
    "VirtualNetwork",
    "check_every_pattern",
    "meet",
    "meet_kernel",
    "patterns_of",
    "run_against_kernel",
    "run_over_udp",
]
