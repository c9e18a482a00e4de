"""Takes 2**32 off only when a number is above it, so that 2**32 itself stays.

score: 3
caught by: read-the-trace-wrap
message: row 2: SYN,ACK seq=4294967295 ack=0
hint: after 2**32 - 1 comes 0: take every number modulo 2**32
"""


def fill_in(trace: list[dict]) -> list[dict]:
    """The rows of `trace` with every hidden number filled in."""
    other = {"client": "server", "server": "client"}
    first = {}
    used = {"client": 0, "server": 0}
    for row in trace:
        me, them = row["sender"], other[row["sender"]]
        if row["seq"] is not None:
            first[me] = row["seq"] - used[me]
        if row["ack"] is not None:
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
    used = {"client": 0, "server": 0}
    filled = []
    for row in trace:
        me, them = row["sender"], other[row["sender"]]
        row = dict(row)
        row["seq"] = wrap(first[me] + used[me])
        if "ACK" in row["flags"]:
            row["ack"] = wrap(first[them] + used[them])
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
    return filled


def wrap(number: int) -> int:
    """The number after 2**32 of them have gone by."""
    if number < 0:
        return number + 2**32
    return number - 2**32 if number > 2**32 else number
