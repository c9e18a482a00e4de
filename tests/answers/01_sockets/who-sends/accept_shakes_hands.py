"""Believes that accept answers the SYN, and makes the connection.

score: 2
caught by: who-sends-opening
message: server: accept puts nothing
"""


def who_sends() -> dict[str, str]:
    return {
        "server: socket": "nothing",
        "server: bind": "nothing",
        "server: listen": "nothing",
        "client: socket": "nothing",
        "client: connect": "SYN",
        "server: accept": "SYN",
        "client: send": "data",
        "server: recv": "nothing",
        "server: send": "data",
        "client: recv": "nothing",
        "client: shutdown": "FIN",
        "server: recv again": "nothing",
        "server: close": "FIN",
        "client: close": "nothing",
    }


def when() -> dict[str, str]:
    return {
        "client established": "client: connect",
        "server established": "server: accept",
        "hello acknowledged": "client: send",
    }
