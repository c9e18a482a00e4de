"""Takes the header apart with struct, and turns its errors into Malformed.

score: 3
"""


def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""
    *outer, (name, inside) = unwrap(frame)
    if outer[-1][0] == "Ethernet" or outer[-1][1][9] != 17:
        return [*outer, (name, inside)]
    try:
        source, destination, length, _ = struct.unpack_from("!4H", inside)
        datagram = inside[:length]
        if length < 8 or len(datagram) < length:
            raise Malformed(f"UDP with a length of {length}")
        outer.append(("UDP", datagram[:8]))
        if not {source, destination} & TFTP_PORTS:
            return outer + [("DATA", datagram[8:])]
        (opcode,) = struct.unpack_from("!H", datagram, 8)
        if opcode == 3:
            struct.unpack_from("!HH", datagram, 8)
            return outer + [("TFTP", datagram[8:12]), ("DATA", datagram[12:])]
        return outer + [("TFTP", datagram[8:])]
    except struct.error as error:
        raise Malformed("too short") from error
