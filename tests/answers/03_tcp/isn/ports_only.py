"""Hashes the ports and not the hosts.

base: reference
score: 1
caught by: isn-connections
message: two remote hosts
hint: all four of
"""
# instead of
    addresses = repr((local, remote)).encode()
# this
    addresses = repr((local[1], remote[1])).encode()
