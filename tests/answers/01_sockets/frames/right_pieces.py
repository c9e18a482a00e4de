"""Fills the frame that is under way piece by piece, and keeps no buffer of the stream.

score: 6
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
    return struct.pack("!I", len(message)) + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self.head = b""
        self.pieces: list[bytes] = []
        self.missing = 0

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        messages, at = [], 0
        while at < len(data):
            if len(self.head) < 4:
                piece = data[at : at + 4 - len(self.head)]
                self.head += piece
                at += len(piece)
                if len(self.head) < 4:
                    break
                self.missing = int.from_bytes(self.head, "big")
                if self.missing > CAP:
                    raise FrameTooLong(f"{self.missing} bytes announced")
            piece = data[at : at + self.missing]
            at += len(piece)
            self.missing -= len(piece)
            self.pieces.append(piece)
            if not self.missing:
                messages.append(b"".join(self.pieces))
                self.head, self.pieces = b"", []
        return messages
