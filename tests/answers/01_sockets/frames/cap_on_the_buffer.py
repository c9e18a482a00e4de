"""Caps what lies in the buffer instead of the length that is announced.

base: right_plain
score: 4
caught by: frames-too-long
message: FrameTooLong, since it announces a byte more than CAP
hint: compare the length with CAP as soon as its four bytes are th
"""
# instead of
        self.buffer += data
# this
        self.buffer += data
        if len(self.buffer) > CAP + 4:
            raise FrameTooLong(f"{len(self.buffer):,} bytes in the buffer")

# instead of
            if length > CAP:
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
