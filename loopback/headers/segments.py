"""A segment's bytes, for links that carry segments in UDP datagrams and for questions to a kernel.

Nothing here is an answer to the exercises in which students take segments apart and build them: the checksum is
neither computed nor checked, and bytes that are no option end the options without a word.
"""

from collections.abc import Iterator

from loopback.headers.table import pack, unpack
from loopback.headers.tcp import TCP
from loopback.segment import Flag, Segment

HEADER = 20  # bytes without options
_END, _NOTHING = 0, 1  # the kinds that are one byte long: end of list, no operation


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
    return Segment(
        source_port=values["Source Port"],
        destination_port=values["Destination Port"],
        seq=values["Sequence Number"],
        ack=values["Acknowledgment Number"],
        flags=Flag(sum(flag for flag in Flag if flag.name and values[flag.name])),
        window=values["Window"],
        payload=data[offset:],
        options=tuple(_options(data[HEADER:offset])),
    )


def _options(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The options in these bytes, up to the first that cannot be read."""
    while data and data[0] != _END:
        length = 1 if data[0] == _NOTHING else data[1] if len(data) > 1 else 0
        if data[0] != _NOTHING:
            if not 2 <= length <= len(data):
                return
            yield data[0], data[2:length]
        data = data[length:]
