"""Takes a checksum of 0 for unchecked, as in UDP.

base: reference
score: 3
caught by: tcp-parse-faults
message: since its checksum 0 does not fit
hint: no checksum that means unchecked
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    unchecked = segment[16:18] == bytes(2)
    if not unchecked and internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
