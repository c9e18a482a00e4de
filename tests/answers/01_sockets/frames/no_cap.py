"""Believes every length: no cap anywhere.

base: right_plain
score: 5
caught by: frames-too-long
message: 4,294,967,295
"""
# instead of
    if len(message) > CAP:
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
# this

# instead of
            if length > CAP:
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
