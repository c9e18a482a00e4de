"""Sends a length of four bytes.

base: reference
score: 2
caught by: resolve-tcp
message: returns all 12 records
hint: the query has its length in front
"""
# instead of
            sock.sendall(len(message).to_bytes(2, "big") + message)
# this
            sock.sendall(len(message).to_bytes(4, "big") + message)
