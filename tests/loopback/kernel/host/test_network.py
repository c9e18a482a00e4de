"""The network of a kernel host, as the kernel's own notes on its two devices tell of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loopback.kernel.host.kernel_host import has_host

ROOT = Path(__file__).resolve().parents[4]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")

WATCHED = """
import json, socket, struct
from loopback.kernel.host import network
from loopback.kernel.namespace import inside

inside.enter()
told = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
told.bind((0, 1))  # RTMGRP_LINK: a message for each change of a device
packets = network.packet_socket("192.0.2.2", "192.0.2.1")
carried = {}  # whether each device had a carrier at the moment when it had been raised
told.setblocking(False)
while True:
    try:
        data = told.recv(1 << 16)
    except BlockingIOError:
        break
    kind, flags, at, of = struct.unpack_from("=H", data, 4)[0], struct.unpack_from("=I", data, 24)[0], 32, {}
    while at < len(data):
        length, attribute = struct.unpack_from("=HH", data, at)
        of[attribute] = data[at + 4 : at + length]
        at += (length + 3) & ~3
    if kind == 16 and flags & 1:  # RTM_NEWLINK of a device with IFF_UP
        carried.setdefault(of[3].rstrip(b"\\0").decode(), of[33] == b"\\1")  # IFLA_IFNAME, IFLA_CARRIER
print(json.dumps([carried, packets.getsockopt(263, 20)]))  # PACKET_QDISC_BYPASS
"""


@pytest.mark.skipif(not has_host(), reason="this system gives no network namespace")
def test_both_ends_carry_from_the_first_packet_on():
    child = subprocess.run(
        [sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    carried, past_its_queue = json.loads(child.stdout)
    assert carried["veth-kernel"], "raised without a carrier, it throws away what the kernel sends first"
    assert past_its_queue == 1, (
        "the notebook's end was raised so, and throws away what is sent through its queue"
    )
