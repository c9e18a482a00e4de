"""Sends all with sendall, whatever write may be.

base: reference
score: 5
caught by: tcp-stream-write-all
message: what is left each time
hint: may bring another write
"""
# instead of
        self.owned()
        left = memoryview(data)
        while left:
            taken = self.write(left)
            if taken == 0:
                raise ConnectionError(f"{len(left)} bytes are left, and write takes none of them")
            left = left[taken:]
# this
        self.owned().sendall(data)
