"""Checks no checksum.

base: reference
score: 2
caught by: tcp-parse-damage
message: which is in the header
hint: the sum goes over pseudo-header
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if False:
