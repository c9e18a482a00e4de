"""Writes the recording that stands in for a live echo session: `python -m loopback.kernel.record_calls`."""

import json

from loopback.kernel.namespace.echo_session import RECORDED
from loopback.kernel.namespace.host import run_task

if __name__ == "__main__":
    RECORDED.write_text(json.dumps(run_task("tcp_calls", None), indent=1) + "\n")
