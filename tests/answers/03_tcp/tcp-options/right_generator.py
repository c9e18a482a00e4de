"""A generator beside it yields the options.

score: 4
"""


def options_in(data: bytes):
    """Yield the options, one by one."""
    while data and data[0]:
        size = 1 if data[0] == 1 else data[1] if len(data) > 1 else 0
        if data[0] != 1:
            if size < 2 or size > len(data):
                raise BadOptions(f"option {data[0]} of {size} bytes")
            yield data[0], bytes(data[2:size])
        data = data[size:]


def parse_options(data: bytes) -> tuple[tuple[int, bytes], ...]:
    """The options in these bytes, as pairs of kind and data; raise BadOptions for a length that cannot be."""
    return tuple(options_in(data))
