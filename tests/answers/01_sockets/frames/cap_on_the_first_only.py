"""Looks at the length of the first frame in its buffer only.

score: 5
caught by: frames-too-long
message: every length, not only
"""


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    if len(message) > CAP:
        raise FrameTooLong(f"a message of {len(message)} bytes; the cap is {CAP}")
    return struct.pack("!I", len(message)) + message


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        self._buffer += data
        messages, position = [], 0
        while len(self._buffer) - position >= 4:
            (length,) = struct.unpack_from("!I", self._buffer, position)
            if position == 0 and length > CAP:
                raise FrameTooLong(f"a frame announces {length} bytes; the cap is {CAP}")
            end = position + 4 + length
            if len(self._buffer) < end:
                break
            messages.append(bytes(self._buffer[position + 4 : end]))
            position = end
        del self._buffer[:position]
        return messages
