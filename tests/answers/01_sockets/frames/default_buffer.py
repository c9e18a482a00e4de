"""Makes the buffer a default argument, which is made once for all Deframers.

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
    def __init__(self, buffer: bytearray = bytearray()) -> None:
        self.buffer = buffer
