"""Sends some, and says that it was all.

base: reference
score: 5
caught by: tcp-stream-write
message: returns how many it took
hint: the number of bytes that it took
"""
# instead of
        return self.owned().send(data)
# this
        self.owned().send(data)
        return len(data)
