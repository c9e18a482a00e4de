"""A segment's bytes, for links that carry segments in UDP datagrams and for questions to a kernel.

Nothing here is an answer to the exercises in which students take segments apart and build them: a checksum is put in
and looked at by functions of their own, and bytes that are no option end the options without a word.
"""

import socket

from loopback.headers.checksum import transport_checksum
from loopback.headers.options import NOTHING, pieces
from loopback.headers.table import pack, unpack
from loopback.headers.tcp import TCP
from loopback.segment import Flag, Segment

HEADER = 20  # bytes without options


def bytes_of(segment: Segment) -> bytes:
    """The header of a segment, with options padded by zeros and a checksum of 0, and its payload."""
    options = b"".join(bytes([kind, 2 + len(data)]) + data for kind, data in segment.options)
    options += bytes(-len(options) % 4)
    values = {
        "Source Port": segment.source_port,
        "Destination Port": segment.destination_port,
        "Sequence Number": segment.seq,
        "Acknowledgment Number": segment.ack,
        "Data Offset": (HEADER + len(options)) // 4,
        "Window": segment.window,
        **{flag.name: int(flag in segment.flags) for flag in Flag if flag.name},
    }
    return pack(TCP, {field.name: values.get(field.name, 0) for field in TCP}) + options + segment.payload


def segment_in(data: bytes) -> Segment:
    """The segment in these bytes, whatever its checksum; ValueError if the header is cut short."""
    values = unpack(TCP, data)
    offset = 4 * values["Data Offset"]
    if not HEADER <= offset <= len(data):
        raise ValueError(f"data offset says {offset} bytes of header; the segment has {len(data)}")
    found = pieces(data[HEADER:offset])
    return Segment(
        source_port=values["Source Port"],
        destination_port=values["Destination Port"],
        seq=values["Sequence Number"],
        ack=values["Acknowledgment Number"],
        flags=Flag(sum(flag for flag in Flag if flag.name and values[flag.name])),
        window=values["Window"],
        payload=data[offset:],
        options=tuple((piece[0], piece[2:]) for piece, is_option in found if is_option and piece[0] > NOTHING),
    )


def with_checksum(data: bytes, source: str, destination: str) -> bytes:
    """A segment's bytes, sent from one IP address to another, with the checksum that fits them."""
    right = transport_checksum(data[:16] + bytes(2) + data[18:], source, destination, socket.IPPROTO_TCP)
    return data[:16] + right.to_bytes(2, "big") + data[18:]
