"""Raises ValueError, of which FrameTooLong is only one kind.

base: right_plain
score: 5
caught by: frames-too-long
message: ValueError
hint: your own `raise` was reached
"""
# instead of
        raise FrameTooLong(f"{len(message):,} bytes; at most {CAP:,} may be sent")
# this
        raise ValueError(f"{len(message):,} bytes; at most {CAP:,} may be sent")

# instead of
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
                raise ValueError(f"a frame of {length:,} bytes is announced; the cap is {CAP:,}")
