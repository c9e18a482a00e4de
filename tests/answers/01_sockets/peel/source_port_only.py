"""Looks for TFTP at the source port only.

base: reference
score: 4
caught by: peel-others
message: look at both ports
"""
# instead of
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", header[:4])):
# this
    if int.from_bytes(header[:2], "big") not in TFTP_PORTS:
