"""Sends all with sendall, whatever write may be.

base: reference
score: 6
caught by: tcp-stream-write
message: self.write
"""
# instead of
        self._owned()
        left = memoryview(data)
        while left:
            taken = self.write(left)
            if taken == 0:
                raise ConnectionError(f"{len(left)} bytes are left, and write takes none of them")
            left = left[taken:]
# this
        self._owned().sendall(data)
