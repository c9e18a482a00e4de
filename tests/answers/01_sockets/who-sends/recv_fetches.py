"""Believes that recv asks the other side for the data.

score: 4
caught by: who-sends-talk
message: server: recv puts nothing
"""


def who_sends() -> dict[str, str]:
    return {
        "server: socket": "nothing",
        "server: bind": "nothing",
        "server: listen": "nothing",
        "client: socket": "nothing",
        "client: connect": "SYN",
        "server: accept": "nothing",
        "client: send": "data",
        "server: recv": "data",
        "server: send": "data",
        "client: recv": "data",
        "client: shutdown": "FIN",
        "server: recv again": "nothing",
        "server: close": "FIN",
        "client: close": "nothing",
    }


def when() -> dict[str, str]:
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
