"""Gives the length two bytes, as many protocols do.

score: 0
caught by: frames-round-trip
message: four bytes
hint: struct.pack("!I", length) makes the four bytes; th
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
    return struct.pack("!H", len(message)) + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self.buffer += data
        messages = []
        position = 0
        while len(self.buffer) - position >= 2:
            (length,) = struct.unpack_from("!H", self.buffer, position)
            if length > CAP:
                raise FrameTooLong(f"a frame of {length:,} bytes is announced; the cap is {CAP:,}")
            end = position + 2 + length
            if len(self.buffer) < end:
                break
            messages.append(bytes(self.buffer[position + 2 : end]))
            position = end
        del self.buffer[:position]
        return messages
