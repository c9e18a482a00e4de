"""Zips the calls with a line of words.

score: 5
"""


def who_sends() -> dict[str, str]:
    words = "nothing nothing nothing nothing SYN data nothing nothing data FIN nothing nothing FIN"
    return dict(zip(CALLS, words.split(), strict=True))


def when_it_happens() -> dict[str, str]:
    return {
        "hello acknowledged": "client: send",
        "server established": "client: connect",
        "client established": "client: connect",
    }
