"""Collects the bytes of the name without pointers first, and makes text of them at the end.

score: 5
"""


def read_name(message: bytes, start: int) -> tuple[str, int]:
    """The name at byte `start` of a message, and the byte behind it."""
    at, after, jumps, encoded = start, None, 0, b""
    try:
        while message[at] != 0:
            if message[at] < 64:
                label = message[at : at + 1 + message[at]]
                if len(label) <= message[at]:
                    raise IndexError
                encoded += label
                at += len(label)
                if len(encoded) > 254:
                    raise Malformed("a name of more than 255 bytes")
            elif message[at] >= 192:
                target = (message[at] - 192) * 256 + message[at + 1]
                after = at + 2 if after is None else after
                jumps += 1
                if jumps > 127 or target >= at:
                    raise Malformed("a pointer that must not be followed")
                at = target
            else:
                raise Malformed("a length that is none")
    except IndexError:
        raise Truncated("the message ends within a name") from None
    labels, rest = [], encoded
    while rest:
        labels.append(rest[1 : 1 + rest[0]].decode("latin-1"))
        rest = rest[1 + rest[0] :]
    return ".".join(labels), at + 1 if after is None else after
