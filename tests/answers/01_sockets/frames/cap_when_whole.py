"""Looks at the cap when the whole message is there, which is when the memory is gone.

base: right_plain
score: 5
caught by: frames-too-long
message: as soon as
hint: compare the length with CAP as soon as its four bytes are th
"""
# instead of
            if length > CAP:
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this

# instead of
                break
# this
                break
            if length > CAP:
                raise FrameTooLong(f"a frame of {length:,} bytes is announced; the cap is {CAP:,}")
