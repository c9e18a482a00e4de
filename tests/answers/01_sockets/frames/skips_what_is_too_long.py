"""Empties its buffer and goes on as if nothing had been when a length is too large.

base: right_plain
score: 5
caught by: frames-too-long
message: FrameTooLong, since it announces a byte more than CAP
hint: compare the length with CAP as soon as its four bytes are th
"""
# instead of
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
                self.buffer.clear()
                return messages
