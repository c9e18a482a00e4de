"""Frames: messages on a stream of bytes, each behind its length in four bytes, big-endian."""

from loopback.errors import FrameTooLong

LENGTH_BYTES = 4
CAP = 4096  # bytes: the longest message that a Deframer takes, unless it is given another cap


def frame(message: bytes) -> bytes:
    r"""The message with its length in front.

    >>> frame(b"hi")
    b'\x00\x00\x00\x02hi'
    """
    return len(message).to_bytes(LENGTH_BYTES, "big") + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it; messages have at most `cap` bytes.

    >>> deframer = Deframer()
    >>> deframer.feed(frame(b"hi") + frame(b"you")[:5]), deframer.feed(b"ou")
    ([b'hi'], [b'you'])
    """

    def __init__(self, cap: int = CAP) -> None:
        self._cap = cap
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed.

        Raises FrameTooLong as soon as a length above the cap has arrived.
        """
        self._buffer += data
        messages, position = [], 0
        while len(self._buffer) - position >= LENGTH_BYTES:
            start = position + LENGTH_BYTES
            length = int.from_bytes(self._buffer[position:start], "big")
            if length > self._cap:
                raise FrameTooLong(f"a frame announces {length} bytes; the cap is {self._cap}")
            if len(self._buffer) < start + length:
                break
            messages.append(bytes(self._buffer[start : start + length]))
            position = start + length
        del self._buffer[:position]
        return messages
