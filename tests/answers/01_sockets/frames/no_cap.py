"""Believes every length: no cap anywhere.

base: right_plain
score: 5
caught by: frames-too-long
message: FrameTooLong, since it announces a byte more than CAP
hint: compare the length with CAP as soon as its four bytes are th
"""
# instead of
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
# this

# instead of
            if length > CAP:
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
