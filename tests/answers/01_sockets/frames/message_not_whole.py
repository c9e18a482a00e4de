"""Hands out what there is of a message when only its length is whole.

base: right_plain
score: 3
caught by: frames-every-cut
message: raised FrameTooLong
hint: bytes of a message were read as a length
"""
# instead of
            if len(self.buffer) < end:
                break
# this
