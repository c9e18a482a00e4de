"""Has a function for each layer.

score: 3
"""


def peel_tftp(message: bytes) -> list[tuple[str, bytes]]:
    opcode = message[:2]
    if len(opcode) < 2:
        raise Malformed("TFTP without an opcode")
    if opcode != bytes([0, 3]):
        return [("TFTP", message)]
    if len(message) < 4:
        raise Malformed("TFTP data without a block number")
    return [("TFTP", message[:4]), ("DATA", message[4:])]


def peel_udp(inside: bytes) -> list[tuple[str, bytes]]:
    if len(inside) < 8:
        raise Malformed("less than a UDP header")
    ports = {int.from_bytes(inside[at : at + 2], "big") for at in (0, 2)}
    length = inside[4] * 256 + inside[5]
    if length < 8 or length > len(inside):
        raise Malformed("UDP with a length that cannot be")
    message = inside[8:length]
    return [("UDP", inside[:8])] + (peel_tftp(message) if ports & TFTP_PORTS else [("DATA", message)])


def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""
    layers = unwrap(frame)
    if len(layers) == 3 and layers[1][1][9] == 17:
        layers[2:] = peel_udp(layers[2][1])
    return layers
