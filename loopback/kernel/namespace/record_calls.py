"""Writes the recording that stands in for live echo sessions: `python -m loopback.kernel.namespace.record_calls`."""

import json

from loopback.kernel.namespace.echo_session import RECORDED, RECORDED_SESSIONS
from loopback.kernel.namespace.host import run_task

if __name__ == "__main__":
    sessions = [run_task("tcp_calls", list(calls)) for calls in RECORDED_SESSIONS]
    RECORDED.write_text(json.dumps(sessions, indent=1) + "\n")
