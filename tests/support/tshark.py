"""What tshark, which knows nothing of us, reads in a capture."""

import shutil
import subprocess
from pathlib import Path

from tests.support.programs import needs

needs_tshark = needs(shutil.which("tshark"), reason="tshark is not installed", in_ci=False)
_CHECKSUM, _MALFORMED = "16777216", "117440512"  # groups of tshark's remarks


def tshark(path: Path, *fields: str, sound: bool = True) -> list[list[str]]:
    """The fields of each frame of a capture; states that tshark found nothing malformed, and no wrong checksum."""
    validated = [word for layer in ("ip", "tcp", "udp") for word in ("-o", f"{layer}.check_checksum:TRUE")]
    sorted_out = ("-o", "tcp.reassemble_out_of_order:TRUE")
    words = ["tshark", "-n", "-r", str(path), *validated, *sorted_out, "-T", "fields"]
    for field in ("_ws.malformed", "_ws.expert.group", *fields):
        words += ["-e", field]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    complaints = [row for row in rows if row[0] or {_CHECKSUM, _MALFORMED} & set(row[1].split(","))]
    assert sound == (not complaints), complaints
    return [row[2:] for row in rows]
