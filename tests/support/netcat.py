"""Where OpenBSD's netcat is, for the tests that need it."""

import shutil
import subprocess

from tests.support.programs import needs


def openbsd_netcat() -> str | None:
    """OpenBSD's netcat, which has -N; others share its name."""
    for path in filter(None, map(shutil.which, ("nc.openbsd", "nc"))):
        told = subprocess.run([path, "-h"], capture_output=True, stdin=subprocess.DEVNULL, timeout=20)
        if b"OpenBSD" in told.stderr + told.stdout:
            return path
    return None


NETCAT = openbsd_netcat()
needs_netcat = needs(NETCAT, reason="no OpenBSD netcat here")
