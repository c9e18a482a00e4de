"""Counts the two bytes of the length too.

base: reference
score: 1
caught by: resolve-tcp
message: returns all 12 records
hint: the query has its length in front
"""
# instead of
            sock.sendall(len(message).to_bytes(2, "big") + message)
# this
            sock.sendall((len(message) + 2).to_bytes(2, "big") + message)
