"""Looks for TFTP at the destination port only.

base: reference
score: 0
caught by: peel-layers
message: from the server's port, 5069
hint: look at the source and at the destination
"""
# instead of
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", inside[:4])):
# this
    if int.from_bytes(inside[2:4], "big") not in TFTP_PORTS:
