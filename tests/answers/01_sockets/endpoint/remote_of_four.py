"""Leaves flow info and scope in the remote address.

base: reference
score: 3
caught by: endpoint-connected
message: an IPv6 connection
hint: the remote address has four values
"""
# instead of
            remote = sock.getpeername()[:2]
# this
            remote = sock.getpeername()
