"""Fills a dict with nothing and then names the five calls that send.

score: 5
"""


def who_sends() -> dict[str, str]:
    sends = dict.fromkeys(CALLS, "nothing")
    sends["client: connect"] = "SYN"
    sends["client: send"] = sends["server: send"] = "data"
    sends["client: close"] = sends["server: close"] = "FIN"
    return sends


def when_it_happens() -> dict[str, str]:
    connect, send = CALLS[4], CALLS[5]
    return {"client established": connect, "server established": connect, "hello acknowledged": send}
