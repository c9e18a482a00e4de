"""Makes the buffer in the class, not in __init__, so that all Deframers share it.

base: right_plain
score: 4
caught by: frames-two-connections
message: shared by every Deframer
hint: make the buffer in __init__
"""
# instead of
    def __init__(self) -> None:
        self.buffer = bytearray()
# this
    buffer = bytearray()
