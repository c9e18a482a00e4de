"""Draws README's picture, a handshake whose SYN,ACK is lost once: `python -m tools.picture`."""

from pathlib import Path

from loopback import Ladder

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "handshake.svg"
THEME = "color:var(--jp-content-font-color1,currentColor)"
PLAIN = "background:#ffffff;color:#111111"  # a picture in a page has no theme to follow


def handshake() -> Ladder:
    """The run that the notebook on the handshake ends with: each segment takes 10 ms, the client's timer 1 s."""
    ladder = Ladder("client", "server")
    ladder.note("client", "SYN-SENT", 0.0)
    ladder.arrow("client", "SYN seq=100", 0.0, 0.01)
    ladder.note("server", "SYN-RECEIVED", 0.01)
    ladder.arrow("server", "SYN,ACK seq=300 ack=101", 0.01, None)
    ladder.arrow("client", "SYN seq=100", 1.0, 1.01, again=True)
    ladder.arrow("server", "SYN,ACK seq=300 ack=101", 1.01, 1.02, again=True)
    ladder.note("client", "ESTABLISHED", 1.02)
    ladder.arrow("client", "ACK seq=101 ack=301", 1.02, 1.03)
    ladder.note("server", "ESTABLISHED", 1.03)
    return ladder


def picture() -> str:
    """The drawing as an SVG file, black on white."""
    return handshake().svg().replace(THEME, PLAIN, 1) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
