"""Takes the first port for the destination's.

base: reference
score: 0
caught by: tcp-header-fields
message: parse_header
hint: the source's port goes first
"""
# instead of
        source_port=source,
        destination_port=destination,
# this
        source_port=destination,
        destination_port=source,
