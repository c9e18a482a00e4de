"""Hands out one message for each feed, and leaves the next one in the buffer.

score: 0
caught by: frames-round-trip
message: go on taking frames
hint: go on taking frames out of the buffer until what is left is
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
    return struct.pack("!I", len(message)) + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self.buffer += data
        if len(self.buffer) < 4:
            return []
        (length,) = struct.unpack_from("!I", self.buffer)
        if length > CAP:
            raise FrameTooLong(f"{length:,} bytes announced")
        if len(self.buffer) < 4 + length:
            return []
        message = bytes(self.buffer[4 : 4 + length])
        del self.buffer[: 4 + length]
        return [message]
