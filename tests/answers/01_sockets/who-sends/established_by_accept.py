"""Takes `after the server receives the ACK` for the moment of accept.

score: 3
caught by: who-sends-when
message: accept only hands over
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
