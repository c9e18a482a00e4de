"""Returns all messages since the beginning each time, not those that the last piece completed.

score: 3
caught by: frames-every-cut
message: [b'hi', b'', b'yes', b''], although the cut comes after 0 by
hint: a message came out twice
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
        self.messages: list[bytes] = []

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self.buffer += data
        position = 0
        while len(self.buffer) - position >= 4:
            (length,) = struct.unpack_from("!I", self.buffer, position)
            if length > CAP:
                raise FrameTooLong(f"a frame of {length:,} bytes is announced; the cap is {CAP:,}")
            end = position + 4 + length
            if len(self.buffer) < end:
                break
            self.messages.append(bytes(self.buffer[position + 4 : end]))
            position = end
        del self.buffer[:position]
        return self.messages
