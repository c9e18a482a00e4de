"""Leaves it to the lab bench's reader, which is lenient.

base: reference
score: 2
caught by: tcp-parse-damage
message: which is in the header
hint: the sum goes over pseudo-header
"""
# instead of
    header = parse_header(segment)
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
        raise BadChecksum(f"the checksum does not fit the {len(segment)} bytes")
    return replace(header, options=parse_options(segment[20 : len(segment) - len(header.payload)]))
# this
    from loopback.headers.segments import segment_in

    return segment_in(segment)
