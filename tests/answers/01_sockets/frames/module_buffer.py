"""Keeps the buffer at the top of the cell, where all Deframers share it.

score: 4
caught by: frames-two-connections
message: shared by every Deframer
hint: make the buffer in __init__
"""

buffer = bytearray()


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
        buffer.extend(data)
        messages = []
        position = 0
        while len(buffer) - position >= 4:
            (length,) = struct.unpack_from("!I", buffer, position)
            if length > CAP:
                raise FrameTooLong(f"a frame of {length:,} bytes is announced; the cap is {CAP:,}")
            end = position + 4 + length
            if len(buffer) < end:
                break
            messages.append(bytes(buffer[position + 4 : end]))
            position = end
        del buffer[:position]
        return messages
