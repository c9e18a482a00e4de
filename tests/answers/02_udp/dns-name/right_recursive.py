"""Follows a pointer by calling a helper of its own, which counts.

score: 5
"""


def read_name(message: bytes, start: int) -> tuple[str, int]:
    """The name at byte `start` of a message, and the byte behind it."""

    def labels_at(at: int, jumps: int) -> tuple[list[bytes], int]:
        found: list[bytes] = []
        while True:
            if at >= len(message):
                raise Truncated("the name goes on")
            kind, length = message[at] >> 6, message[at] & 0x3F
            if kind == 3:
                if at + 2 > len(message):
                    raise Truncated("half a pointer")
                target = length << 8 | message[at + 1]
                if target >= at or jumps == 127:
                    raise Malformed("a pointer that leads nowhere good")
                return found + labels_at(target, jumps + 1)[0], at + 2
            if kind != 0:
                raise Malformed("neither label nor pointer")
            if length == 0:
                return found, at + 1
            if at + 1 + length > len(message):
                raise Truncated("a label is cut")
            found.append(message[at + 1 : at + 1 + length])
            if sum(len(label) + 1 for label in found) > 254:
                raise Malformed("too long")
            at += 1 + length

    labels, after = labels_at(start, 0)
    if sum(len(label) + 1 for label in labels) > 254:
        raise Malformed("too long")
    return b".".join(labels).decode("latin-1"), after
