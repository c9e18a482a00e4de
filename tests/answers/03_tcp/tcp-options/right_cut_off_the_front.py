"""Cuts one option after the other off the front.

score: 4
"""


def parse_options(data: bytes) -> tuple[tuple[int, bytes], ...]:
    """The options in these bytes, as pairs of kind and data; raise BadOptions for a length that cannot be."""
    found = []
    while data:
        kind, *rest = data
        if kind == 0:
            break
        if kind == 1:
            data = data[1:]
            continue
        if not rest or rest[0] < 2 or rest[0] > len(data):
            raise BadOptions(f"an option {kind} with {rest[:1]} as its length")
        found.append((kind, data[2 : rest[0]]))
        data = data[rest[0] :]
    return tuple(found)
