"""Reads from a BytesIO and goes back to the start of the frame that is not whole.

score: 6
"""

import io


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong("too long to send")
    return b"".join((struct.pack(">L", len(message)), message))


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        stream, messages = io.BytesIO(self.rest + data), []
        while True:
            start = stream.tell()
            head = stream.read(4)
            if len(head) == 4:
                length = struct.unpack(">L", head)[0]
                if length > CAP:
                    raise FrameTooLong(str(length))
                message = stream.read(length)
                if len(message) == length:
                    messages.append(message)
                    continue
            stream.seek(start)
            self.rest = stream.read()
            return messages
