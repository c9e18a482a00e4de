"""The Linux kernel as referee and as partner, on a host of its own, without root."""

from loopback.kernel.calls import CALLS, CallRecord, kernel_calls, ladder_of_calls
from loopback.kernel.frames import Packet, kernel_frames
from loopback.kernel.host import Unavailable, available
from loopback.kernel.tcp import kernel_conversation, kernel_refuses
from loopback.kernel.udp import kernel_receives, kernel_sends

__all__ = [
    "CALLS",
    "CallRecord",
    "Packet",
    "Unavailable",
    "available",
    "kernel_calls",
    "kernel_conversation",
    "kernel_frames",
    "kernel_receives",
    "kernel_refuses",
    "kernel_sends",
    "ladder_of_calls",
]
