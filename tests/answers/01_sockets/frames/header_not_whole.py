"""Reads the length without looking whether its four bytes are there.

base: right_cuts_the_front
score: 2
caught by: frames-every-cut
message: unpack requires
hint: look whether four are there before you unpack
"""
# instead of
        self.buffer.extend(data)
        messages = []
        while len(self.buffer) >= 4:
            length = int.from_bytes(self.buffer[:4], "big")
# this
        self.buffer += data
        messages = []
        while self.buffer:
            (length,) = struct.unpack("!I", self.buffer[:4])
