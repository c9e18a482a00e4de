"""Looks for TFTP at the source port only.

base: reference
score: 1
caught by: peel-layers
message: to the server's port, 5069
hint: look at the source and at the destination
"""
# instead of
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", inside[:4])):
# this
    if int.from_bytes(inside[:2], "big") not in TFTP_PORTS:
