"""Ends each message in a newline as well, and trusts it rather than the length.

score: 0
caught by: frames-round-trip
message: x05hello
hint: struct.pack("!I", length) makes the four bytes; th
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
    return struct.pack("!I", len(message)) + message + b"\n"


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self.buffer += data
        *frames, rest = bytes(self.buffer).split(b"\n")
        self.buffer = bytearray(rest)
        for whole in frames:
            if struct.unpack_from("!I", whole)[0] > CAP:
                raise FrameTooLong("the length is above the cap")
        return [whole[4:] for whole in frames]
