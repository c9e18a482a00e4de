"""Carries what is known from row to row, forwards and then backwards, until nothing is hidden.

score: 4
"""

import copy


def fill_in(trace: list[dict]) -> list[dict]:
    """The rows of `trace` with every hidden number filled in."""
    rows = copy.deepcopy(trace)
    known: dict[str, int] = {}  # the next number of a side, at the place where we stand
    for forwards in (True, False):
        for row in rows if forwards else reversed(rows):
            me = row["sender"]
            them = "server" if me == "client" else "client"
            flags = row["flags"].split(",")
            size = row["length"] + flags.count("SYN") + flags.count("FIN")
            if not forwards and me in known:
                known[me] = (known[me] - size) % 2**32
            if row["seq"] is not None:
                known[me] = row["seq"]
            elif me in known:
                row["seq"] = known[me]
            if "ACK" in flags:
                if row["ack"] is not None:
                    known[them] = row["ack"]
                elif them in known:
                    row["ack"] = known[them]
            if forwards and me in known:
                known[me] = (known[me] + size) % 2**32
    return rows
