"""Keeps the highest number that was answered so far.

score: 4
"""


def link_stats(log: list[dict]) -> dict[str, object]:
    """What a link did to probes."""
    stats = {"sent": 0, "lost": 0, "duplicates": 0, "reordered": 0, "rtts": []}
    begun, rtts, highest = {}, {}, -1
    for row in log:
        number, at = row["number"], row["at"]
        if row["event"] == "sent":
            begun[number] = at
            stats["sent"] += 1
            continue
        if number not in begun:
            continue
        if number in rtts:
            stats["duplicates"] += 1
            continue
        rtts[number] = at - begun[number]
        if number < highest:
            stats["reordered"] += 1
        highest = max(highest, number)
    stats["lost"] = stats["sent"] - len(rtts)
    for number in sorted(rtts):
        stats["rtts"].append(rtts[number])
    return stats
