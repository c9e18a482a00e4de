"""Lets a generator read as if from a file: it asks for bytes with yield, and feed sends them in.

score: 6
"""

from collections.abc import Generator


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
    return struct.pack("!I", len(message)) + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []
        self.buffer = bytearray()
        self.start = 0
        self.reader = self.read()
        next(self.reader)

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self.buffer += data
        self.reader.send(None)
        del self.buffer[: self.start]
        self.start = 0
        messages, self.messages = self.messages, []
        return messages

    def take(self, count: int) -> Generator[None, None, bytes]:
        while len(self.buffer) - self.start < count:
            yield
        self.start += count
        return bytes(self.buffer[self.start - count : self.start])

    def read(self) -> Generator[None, None, None]:
        while True:
            length = int.from_bytes((yield from self.take(4)), "big")
            if length > CAP:
                raise FrameTooLong(f"{length:,} bytes announced, {CAP:,} allowed")
            message = yield from self.take(length)
            self.messages.append(message)
