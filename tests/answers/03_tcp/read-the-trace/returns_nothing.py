"""Fills in the rows in place, and returns None.

score: 0
caught by: read-the-trace-handshake
message: a list of 3 rows
hint: the call returned nothing: does every way through the function end in `return`?
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
    for row in trace:
        me, them = row["sender"], other[row["sender"]]
        row["seq"] = (first[me] + used[me]) % 2**32
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % 2**32
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
