"""The result is a few bytes more than may cross.

place: in read-exactly
points: 0
statuses: read-exactly-visible=failed read-exactly-hidden=failed
says: too much for one call
"""
def read_exactly(sock, size):
    return bytes((64 << 20) + 1)
