"""The course's own errors: what a student's functions raise for input that they must refuse."""


class Malformed(ValueError):
    """Bytes from outside that break their protocol's rules; the sender's fault."""


class FrameTooLong(Malformed):
    """A frame announces a message longer than the cap."""


class Truncated(Malformed):
    """There are fewer bytes than the header needs or announces."""


class BadOptions(Malformed):
    """The options of a TCP header break their rules: one is shorter than it can be, or longer than there is room."""


class BadChecksum(Malformed):
    """The checksum does not fit the bytes that it covers, or is missing where it must not be."""


class MissingPart(LookupError):
    """A part that another notebook should have defined is not there; the message says why."""

    def _render_traceback_(self) -> list[str]:
        """Show the message in a notebook, not the way to the line that asked for the part (IPython calls this)."""
        return [str(self)]
