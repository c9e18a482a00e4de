"""Collects times by number first, and counts afterwards.

score: 4
"""


def link_stats(log: list[dict]) -> dict[str, object]:
    """What a link did to probes."""
    sent = {row["number"]: row["at"] for row in log if row["event"] == "sent"}
    answers = [row for row in log if row["event"] == "answered" and row["number"] in sent]
    order = list(dict.fromkeys(row["number"] for row in answers))
    ends = {row["number"]: row["at"] for row in reversed(answers)}
    return {
        "sent": len(sent),
        "lost": sum(number not in ends for number in sent),
        "duplicates": len(answers) - len(order),
        "reordered": sum(number < max(order[: place + 1]) for place, number in enumerate(order)),
        "rtts": [ends[number] - sent[number] for number in sorted(ends)],
    }
