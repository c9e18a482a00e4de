"""Is always waiting for a certain number of bytes: four of a length, or those of a message.

score: 6
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    size = len(message)
    if size > CAP:
        raise FrameTooLong(size)
    return size.to_bytes(4, "big") + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.rest = b""
        self.length: int | None = None  # None: the length itself is still to come

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        stream = memoryview(self.rest + data)
        messages: list[bytes] = []
        while len(stream) >= (needed := 4 if self.length is None else self.length):
            part, stream = stream[:needed], stream[needed:]
            if self.length is not None:
                messages.append(bytes(part))
                self.length = None
            elif (length := int.from_bytes(part, "big")) <= CAP:
                self.length = length
            else:
                raise FrameTooLong(f"{length} bytes announced")
        self.rest = bytes(stream)
        return messages
