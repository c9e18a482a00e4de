"""Checks the lengths that arrive, and frames messages of any length.

base: right_plain
score: 5
caught by: frames-too-long
message: one byte over the cap
"""
# instead of
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
# this
