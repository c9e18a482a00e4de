"""A helper finds the shift in a SYN.

score: 3
"""


def scale_in(syn: Segment) -> int | None:
    """The shift that a SYN announces; None if it has no such option."""
    for kind, data in syn.options:
        if kind == 3 and len(data) == 1:
            return data[0]
    return None


def payload_limit(syn: Segment, version: int, options_size: int) -> int:
    """The most bytes of data in a segment to the sender of `syn`, beside `options_size` bytes of options."""
    match syn.mss, version:
        case None, 4:
            most = 576 - 40
        case None, _:
            most = 1280 - 60
        case most, _:
            pass
    return most - options_size


def window_of(segment: Segment, theirs: Segment, mine: Segment) -> int:
    """The window in bytes that `segment` announces, after these two SYNs (RFC 7323, section 2)."""
    shift = scale_in(theirs)
    if SYN in segment.flags or shift is None or scale_in(mine) is None:
        shift = 0
    return segment.window << (14 if shift > 14 else shift)
