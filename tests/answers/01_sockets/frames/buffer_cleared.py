"""Keeps what it was fed until a frame is whole, then empties the buffer, beginning of the next frame and all.

base: right_plain
score: 3
caught by: frames-every-cut
message: keep what is left over
hint: keep what is left over after the last whole frame
"""
# instead of
        del self.buffer[:position]
# this
        if messages:
            self.buffer.clear()
