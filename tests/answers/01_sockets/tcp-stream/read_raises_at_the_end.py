"""Takes the end of the stream for an error, and a buffer without room for the end.

base: reference
score: 5
caught by: tcp-stream-read
message: since there is no room
hint: is EOFError wanted here
"""
# instead of
        return self.owned().recv_into(buffer)
# this
        count = self.owned().recv_into(buffer)
        if count == 0:
            raise EOFError("the peer has closed")
        return count
