"""Copies the rest of the buffer for each frame that it takes out.

score: 5
caught by: frames-many
message: quadratic
hint: taking each frame off the front with a slice copies all that
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
    return struct.pack("!I", len(message)) + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.buffer = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self.buffer += data
        messages = []
        while len(self.buffer) >= 4:
            (length,) = struct.unpack("!I", self.buffer[:4])
            if length > CAP:
                raise FrameTooLong(f"{length:,} bytes announced")
            if len(self.buffer) < 4 + length:
                break
            messages.append(self.buffer[4 : 4 + length])
            self.buffer = self.buffer[4 + length :]
        return messages
