"""Packs the header from the bench's table, and checks the length of the text of the name.

score: 3
"""


from loopback.headers import DNS, pack


def build_query(name: str, qtype: int, id: int) -> bytes:
    """A DNS message that asks for the records of type `qtype` of a name."""
    values = {field.name: 0 for field in DNS}
    values.update({"ID": id, "RD": 1, "QDCOUNT": 1})
    text = name[:-1] if name.endswith(".") else name
    encoded = text.encode("ascii")
    if len(encoded) > 253:
        raise ValueError(f"{len(encoded)} characters are too many")
    labels = encoded.split(b".") if encoded else []
    for label in labels:
        if len(label) not in range(1, 64):
            raise ValueError(f"a label of {len(label)} bytes")
    question = b"".join(struct.pack("B", len(label)) + label for label in [*labels, b""])
    return pack(DNS, values) + question + struct.pack("!HH", qtype, 1)
