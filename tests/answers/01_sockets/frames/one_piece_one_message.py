"""Takes what one recv returned for one frame.

score: 0
caught by: frames-round-trip
message: b'there'
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
        pass

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        (length,) = struct.unpack_from("!I", data)
        if length > CAP:
            raise FrameTooLong(f"{length:,} bytes announced")
        return [data[4 : 4 + length]]
