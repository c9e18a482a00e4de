"""The result is two GiB of bytes.

place: in read-exactly
points: 0
"""
def read_exactly(sock, size):
    return bytes(2 << 30)
