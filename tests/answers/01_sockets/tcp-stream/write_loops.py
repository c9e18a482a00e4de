"""Goes on in write until all is taken.

base: reference
score: 5
caught by: tcp-stream-write
message: returns how many it took
hint: write_all's work
"""
# instead of
        return self.owned().send(data)
# this
        self.owned().sendall(data)
        return len(data)
