"""Goes through once, and leaves hidden what comes before the first number that can be read.

score: 0
caught by: read-the-trace-handshake
message: row 1: SYN seq=100
hint: nothing in front of row 1 tells its number, but row 2's ack=101 does: look through
"""


def fill_in(trace: list[dict]) -> list[dict]:
    """The rows of `trace` with every hidden number filled in."""
    other = {"client": "server", "server": "client"}
    following: dict[str, int | None] = {"client": None, "server": None}
    filled = []
    for row in map(dict, trace):
        me, them = row["sender"], other[row["sender"]]
        if row["seq"] is None:
            row["seq"] = following[me]
        if row["ack"] is None and "ACK" in row["flags"]:
            row["ack"] = following[them]
        if row["ack"] is not None:
            following[them] = row["ack"]
        if row["seq"] is not None:
            size = row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
            following[me] = (row["seq"] + size) % 2**32
        filled.append(row)
    return filled
