"""Reads from a stream, and sees that a read was short.

score: 4
"""

import io


def parse_options(data: bytes) -> tuple[tuple[int, bytes], ...]:
    """The options in these bytes, as pairs of kind and data; raise BadOptions for a length that cannot be."""
    stream, found = io.BytesIO(data), ()
    while (kind := stream.read(1)) not in (b"", b"\x00"):
        if kind == b"\x01":
            continue
        length = stream.read(1)
        wanted = length[0] - 2 if length else -1
        content = stream.read(max(wanted, 0))
        if wanted != len(content):
            raise BadOptions(f"option {kind[0]} is cut short")
        found += ((kind[0], content),)
    return found
