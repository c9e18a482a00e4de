"""Believes that nothing leaves until the connection is closed.

score: 4
caught by: who-sends-talk
message: client: send puts data
"""


def who_sends() -> dict[str, str]:
    return {
        "server: socket": "nothing",
        "server: bind": "nothing",
        "server: listen": "nothing",
        "client: socket": "nothing",
        "client: connect": "SYN",
        "server: accept": "nothing",
        "client: send": "nothing",
        "server: recv": "nothing",
        "server: send": "nothing",
        "client: recv": "nothing",
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
