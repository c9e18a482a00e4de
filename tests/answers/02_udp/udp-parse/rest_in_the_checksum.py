"""Leaves the rest out of the payload and in the checksum.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: BadChecksum
hint: cut the segment to its length field first
"""
# instead of
    segment = segment[:length]
# this

# instead of
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
# this
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:length])
