"""Takes what internet_checksum returns for the sum, which has to be all ones.

base: reference
score: 1
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: its checksum included, gives 0
"""
# instead of
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
# this
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment) != 0xFFFF:
