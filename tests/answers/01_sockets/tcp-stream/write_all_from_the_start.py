"""Offers all of the data again each time.

base: reference
score: 5
caught by: tcp-stream-write-all
message: what is left each time
hint: cut off as many bytes
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
        self.owned()
        sent = 0
        while sent < len(data):
            taken = self.write(data)
            if taken == 0:
                raise ConnectionError
            sent += taken
