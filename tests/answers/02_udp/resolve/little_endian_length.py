"""Sends the length with the less significant byte first.

base: reference
score: 1
caught by: resolve-tcp
message: returns all 12 records
hint: network byte order
"""
# instead of
            sock.sendall(len(message).to_bytes(2, "big") + message)
# this
            sock.sendall(len(message).to_bytes(2, "little") + message)
