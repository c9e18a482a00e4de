"""Takes all whole frames out of a piece and forgets the rest of it.

score: 2
caught by: frames-every-cut
message: keep what is left over
hint: keep what is left over after the last whole frame
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
        messages = []
        position = 0
        while len(data) - position >= 4:
            (length,) = struct.unpack_from("!I", data, position)
            if length > CAP:
                raise FrameTooLong(f"a frame of {length:,} bytes is announced; the cap is {CAP:,}")
            end = position + 4 + length
            if len(data) < end:
                break
            messages.append(bytes(data[position + 4 : end]))
            position = end
        return messages
