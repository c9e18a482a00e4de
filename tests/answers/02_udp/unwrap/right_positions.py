"""Walks over the frame with positions and compares them before it cuts.

score: 3
"""


def unwrap(frame: bytes) -> list[tuple[str, bytes]]:
    """An Ethernet frame's header, an IPv4 packet's header if it carries one, and the data in it, by their names."""

    def need(condition: bool, what: str) -> None:
        if not condition:
            raise Malformed(what)

    need(len(frame) >= 14, "no Ethernet header")
    if frame[12:14] != bytes([8, 0]):
        return [("Ethernet", frame[:14]), ("DATA", frame[14:])]
    need(len(frame) >= 34, "no IPv4 header")
    end = 14 + (frame[16] << 8 | frame[17])
    data = 14 + frame[14] % 16 * 4
    need(34 <= data <= end <= len(frame), "the lengths of IPv4 do not fit")
    return [("Ethernet", frame[:14]), ("IPv4", frame[14:data]), ("DATA", frame[data:end])]
