"""Walks over the frame with positions and compares them before it cuts.

score: 6
"""


def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""

    def need(condition: bool, what: str) -> None:
        if not condition:
            raise Malformed(what)

    need(len(frame) >= 14, "no Ethernet header")
    if frame[12:14] != bytes([8, 0]):
        return [("Ethernet", frame[:14]), ("DATA", frame[14:])]
    need(len(frame) >= 34, "no IPv4 header")
    end = 14 + (frame[16] << 8 | frame[17])
    udp = 14 + frame[14] % 16 * 4
    need(34 <= udp <= end <= len(frame), "the lengths of IPv4 do not fit")
    layers = [("Ethernet", frame[:14]), ("IPv4", frame[14:udp])]
    if frame[23] != 17:
        return layers + [("DATA", frame[udp:end])]
    need(udp + 8 <= end, "no UDP header")
    source, destination, length, _ = struct.unpack_from("!4H", frame, udp)
    need(8 <= length <= end - udp, "the length of UDP does not fit")
    tftp, end = udp + 8, udp + length
    layers.append(("UDP", frame[udp:tftp]))
    if not {source, destination} & TFTP_PORTS:
        return layers + [("DATA", frame[tftp:end])]
    need(tftp + 2 <= end, "no opcode")
    if frame[tftp : tftp + 2] != bytes([0, 3]):
        return layers + [("TFTP", frame[tftp:end])]
    need(tftp + 4 <= end, "no block number")
    return layers + [("TFTP", frame[tftp : tftp + 4]), ("DATA", frame[tftp + 4 : end])]
