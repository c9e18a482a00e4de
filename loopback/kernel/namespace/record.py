"""Writes the recording that stands in for a live conversation: `python -m loopback.kernel.record`."""

import json

from loopback.kernel.namespace.host import run_task
from loopback.kernel.namespace.tcp import ECHO, RECORDED

if __name__ == "__main__":
    packets = run_task("tcp_conversation", [[side, payload.hex()] for side, payload in ECHO])
    RECORDED.write_text(json.dumps({"echo": packets}, indent=1) + "\n")
