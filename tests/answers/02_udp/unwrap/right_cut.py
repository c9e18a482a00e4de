"""Has a function that cuts, and looks before it does.

score: 3
"""


def unwrap(frame: bytes) -> list[tuple[str, bytes]]:
    """An Ethernet frame's header, an IPv4 packet's header if it carries one, and the data in it, by their names."""

    def cut(data: bytes, size: int, least: int = 0) -> tuple[bytes, bytes]:
        if not least <= size <= len(data):
            raise Malformed(f"a length of {size} bytes, where {least} to {len(data)} would do")
        return data[:size], data[size:]

    ethernet, packet = cut(frame, 14)
    if struct.unpack("!H", ethernet[12:]) != (0x0800,):
        return [("Ethernet", ethernet), ("DATA", packet)]
    cut(packet, 20)
    packet, _ = cut(packet, int.from_bytes(packet[2:4], "big"), least=20)
    header, inside = cut(packet, 4 * (packet[0] & 0x0F), least=20)
    return [("Ethernet", ethernet), ("IPv4", header), ("DATA", inside)]
