"""Zips the calls with a line of words.

score: 5
"""


def who_sends() -> dict[str, str]:
    words = "nothing nothing nothing nothing SYN nothing data nothing data nothing FIN nothing FIN nothing"
    return dict(zip(CALLS, words.split(), strict=True))


def when() -> dict[str, str]:
    return {
        "hello acknowledged": "client: send",
        "server established": "client: connect",
        "client established": "client: connect",
    }
