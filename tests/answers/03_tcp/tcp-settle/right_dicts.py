"""Makes dictionaries of the options.

score: 3
"""


def payload_limit(syn: Segment, version: int, options_size: int) -> int:
    """The most bytes of data in a segment to the sender of `syn`, beside `options_size` bytes of options."""
    announced = dict(syn.options).get(2, b"")
    if len(announced) == 2:
        return int.from_bytes(announced, "big") - options_size
    return {4: 536, 6: 1220}[version] - options_size


def window_of(segment: Segment, theirs: Segment, mine: Segment) -> int:
    """The window in bytes that `segment` announces, after these two SYNs (RFC 7323, section 2)."""
    scales = [dict(syn.options).get(3, b"") for syn in (theirs, mine)]
    if segment.flags & SYN or any(len(scale) != 1 for scale in scales):
        return segment.window
    return segment.window * 2 ** min(int.from_bytes(scales[0], "big"), 14)
