"""Refuses a checksum of 0.

base: reference
score: 3
caught by: tcp-parse-faults
message: whose checksum 0 fits
hint: no checksum that means unchecked
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if segment[16:18] == bytes(2) or internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
