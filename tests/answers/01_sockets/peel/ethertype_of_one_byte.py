"""Takes every EtherType that begins with 8 for IPv4, ARP's 0x0806 too.

score: 4
caught by: peel-others
message: go on to IPv4 only if it is 0x0800
"""


def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""

    def cut(data: bytes, size: int, least: int = 0) -> tuple[bytes, bytes]:
        if not least <= size <= len(data):
            raise Malformed(f"a length of {size} bytes, where {least} to {len(data)} would do")
        return data[:size], data[size:]

    ethernet, packet = cut(frame, 14)
    layers = [("Ethernet", ethernet)]
    if ethernet[12] != 8:
        return [*layers, ("DATA", packet)]
    cut(packet, 20)
    packet, _ = cut(packet, int.from_bytes(packet[2:4], "big"), least=20)
    header, inside = cut(packet, 4 * (packet[0] & 0x0F), least=20)
    layers.append(("IPv4", header))
    if header[9] != 17:
        return [*layers, ("DATA", inside)]
    cut(inside, 8)
    datagram, _ = cut(inside, int.from_bytes(inside[4:6], "big"), least=8)
    header, message = cut(datagram, 8)
    layers.append(("UDP", header))
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", header[:4])):
        return [*layers, ("DATA", message)]
    opcode, _ = cut(message, 2)
    if opcode != b"\x00\x03":
        return [*layers, ("TFTP", message)]
    header, data = cut(message, 4)
    return [*layers, ("TFTP", header), ("DATA", data)]
