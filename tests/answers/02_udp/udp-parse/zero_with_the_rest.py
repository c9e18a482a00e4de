"""Returns an unchecked datagram with all the bytes behind its end.

base: right_plain
score: 4
caught by: udp-parse-zero
message: Datagram(source=('127.0.0.1', 4000), destination=('127.0.0.1
hint: cut the segment to its length field before anything else
"""
# instead of
    segment = segment[:length]
    here, there = ip_address(source_host), ip_address(destination_host)
# this
    here, there = ip_address(source_host), ip_address(destination_host)
    if checksum == 0 and here.version == 4:
        return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
    segment = segment[:length]
