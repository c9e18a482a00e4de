"""Believes the options before the checksum is checked.

base: reference
score: 2
caught by: tcp-parse-damage
message: which is in the options
hint: check it before you believe the options
"""
# instead of
    header = parse_header(segment)
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
        raise BadChecksum(f"the checksum does not fit the {len(segment)} bytes")
    return replace(header, options=parse_options(segment[20 : len(segment) - len(header.payload)]))
# this
    header = parse_header(segment)
    options = parse_options(segment[20 : len(segment) - len(header.payload)])
    if internet_checksum(pseudo_header(source, destination, len(segment)) + segment):
        raise BadChecksum(f"the checksum does not fit the {len(segment)} bytes")
    return replace(header, options=options)
