"""Writes the message into a bytearray, byte by byte.

score: 3
"""


def build_query(name: str, qtype: int, id: int) -> bytes:
    """A DNS message that asks for the records of type `qtype` of a name."""
    message = bytearray(id.to_bytes(2, "big") + b"\x01\x00\x00\x01" + bytes(6))
    if name.endswith("."):
        name = name[:-1]
    if name:
        for label in name.split("."):
            if not label or len(label) > 63 or not label.isascii():
                raise ValueError(f"no label: {label!r}")
            message.append(len(label))
            message += label.encode()
    message.append(0)
    if len(message) > 12 + 255:
        raise ValueError("the name is too long")
    message += qtype.to_bytes(2, "big") + (1).to_bytes(2, "big")
    return bytes(message)
