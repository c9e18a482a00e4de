"""Sums the segment alone.

base: reference
score: 1
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: its checksum included, gives 0
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if internet_checksum(segment):
