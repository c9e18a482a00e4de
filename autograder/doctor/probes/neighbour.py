"""Another submission, judged at the same time: it leaves something wherever it could be found or reached."""

import json
import os
import socket
from pathlib import Path
from typing import NoReturn

from autograder.doctor.probes import Told, files, kernel, processes

_open: list[object] = []  # what stays open until the end


def hold(token: str, number: int) -> NoReturn:
    """Take a port, a name, a terminal, keys, memory and files, and start a process; tell what there is to know."""
    listener, named = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_UNIX)
    named.bind(f"\0{token}")
    named.listen()
    _open.extend((listener, named, os.openpty()))
    kernel.leave_key(token)
    kernel.leave_memory(number)
    for folder in files.OWN:
        if os.path.isdir(folder):
            Path(folder, token).write_text(token)
    processes.leave(token)
    raise Told(json.dumps({"port": listener.getsockname()[1]}))
