"""Empties its buffer and goes on as if nothing had been when a length is too large.

base: right_plain
score: 5
caught by: frames-too-long
message: 4,294,967,295
"""
# instead of
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
                self.buffer.clear()
                return messages
