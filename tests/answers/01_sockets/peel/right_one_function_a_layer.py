"""Has a function for each layer, which calls the next.

score: 6
"""


def take(data, size, name, layers):
    if len(data) < size:
        raise Malformed(f"{name} needs {size} bytes, and there are {len(data)}")
    layers.append((name, data[:size]))
    return data[size:]


def peel_ethernet(frame, layers):
    rest = take(frame, 14, "Ethernet", layers)
    (kind,) = struct.unpack_from("!H", frame, 12)
    (peel_ipv4 if kind == 0x0800 else peel_data)(rest, layers)


def peel_data(data, layers):
    layers.append(("DATA", data))


def peel_ipv4(packet, layers):
    if len(packet) < 20:
        raise Malformed("less than an IPv4 header")
    first, _, total = struct.unpack_from("!BBH", packet)
    size = (first & 15) << 2
    if size < 20 or total < size or total > len(packet):
        raise Malformed("IPv4 with lengths that cannot be")
    rest = take(packet[:total], size, "IPv4", layers)
    (peel_udp if packet[9] == 17 else peel_data)(rest, layers)


def peel_udp(datagram, layers):
    try:
        source, destination, length, _ = struct.unpack_from("!HHHH", datagram)
    except struct.error as error:
        raise Malformed("less than a UDP header") from error
    if length < 8 or length > len(datagram):
        raise Malformed("UDP with a length that cannot be")
    rest = take(datagram[:length], 8, "UDP", layers)
    (peel_tftp if source in TFTP_PORTS or destination in TFTP_PORTS else peel_data)(rest, layers)


def peel_tftp(message, layers):
    if len(message) < 2:
        raise Malformed("TFTP without an opcode")
    if message[:2] == b"\x00\x03":
        peel_data(take(message, 4, "TFTP", layers), layers)
    else:
        take(message, len(message), "TFTP", layers)


def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""
    layers = []
    peel_ethernet(frame, layers)
    return layers
