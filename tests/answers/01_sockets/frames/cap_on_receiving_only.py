"""Checks the lengths that arrive, and frames messages of any length.

base: right_plain
score: 5
caught by: frames-too-long
message: FrameTooLong, since no Deframer would take it
hint: compare with CAP here
"""
# instead of
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
# this
