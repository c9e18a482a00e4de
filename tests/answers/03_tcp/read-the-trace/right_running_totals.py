"""Keeps running totals with accumulate, and takes the first number from any row that shows one.

score: 4
"""

from itertools import accumulate


def fill_in(trace: list[dict]) -> list[dict]:
    """The rows of `trace` with every hidden number filled in."""

    def used_by(side: str) -> list[int]:
        sizes = (
            (row["length"] + row["flags"].count("SYN") + row["flags"].count("FIN")) * (row["sender"] == side)
            for row in trace
        )
        return list(accumulate(sizes, initial=0))

    used = {side: used_by(side) for side in ("client", "server")}

    def first_of(side: str) -> int:
        for at, row in enumerate(trace):
            shown = row["seq"] if row["sender"] == side else row["ack"]
            if shown is not None:
                return shown - used[side][at]
        raise ValueError(f"no number of the {side}'s can be read")

    first = {side: first_of(side) for side in used}
    number = {side: [(first[side] + n) % 2**32 for n in used[side]] for side in used}
    return [
        {
            **row,
            "seq": number[row["sender"]][at],
            "ack": number["server" if row["sender"] == "client" else "client"][at]
            if "ACK" in row["flags"]
            else None,
        }
        for at, row in enumerate(trace)
    ]
