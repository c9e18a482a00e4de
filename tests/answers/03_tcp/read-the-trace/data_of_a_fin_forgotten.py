"""A segment with a SYN or a FIN takes one number, whatever data it has.

score: 3
caught by: read-the-trace-wrap
message: FIN
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
        used[me] += 1 if "SYN" in row["flags"] or "FIN" in row["flags"] else row["length"]
    used = {"client": 0, "server": 0}
    filled = []
    for row in trace:
        me, them = row["sender"], other[row["sender"]]
        row = dict(row)
        row["seq"] = (first[me] + used[me]) % 2**32
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % 2**32
        filled.append(row)
        used[me] += 1 if "SYN" in row["flags"] or "FIN" in row["flags"] else row["length"]
    return filled
