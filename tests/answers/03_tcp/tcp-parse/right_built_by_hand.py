"""Sums up all words of both as one number, and finds the options by the data offset.

score: 4
"""


def pseudo_header(source: str, destination: str, length: int) -> bytes:
    """The pseudo-header of a TCP segment of `length` bytes from one host to another (RFC 9293, RFC 8200)."""
    near, far = ip_address(source), ip_address(destination)
    if near.version != far.version:
        raise ValueError("two families")
    rest = struct.pack("!HH", 6, length) if near.version == 4 else struct.pack("!II", length, 6)
    return near.packed + far.packed + rest


def parse_tcp(segment: bytes, source: str, destination: str) -> Segment:
    """The segment in these bytes; raise Truncated, BadChecksum or BadOptions if it must not be believed."""
    parsed = parse_header(segment)
    words = pseudo_header(source, destination, len(segment)) + segment + bytes(len(segment) % 2)
    if sum(struct.unpack(f"!{len(words) // 2}H", words)) % 0xFFFF:
        raise BadChecksum("the sum is not all ones")
    return replace(parsed, options=parse_options(segment[20 : 4 * (segment[12] >> 4)]))
