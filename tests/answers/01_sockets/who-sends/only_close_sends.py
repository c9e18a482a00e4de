"""Believes that shutdown is local and close says goodbye.

score: 4
caught by: who-sends-goodbye
message: client: shutdown puts FIN
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
        "client: shutdown": "nothing",
        "server: recv again": "nothing",
        "server: close": "FIN",
        "client: close": "FIN",
    }


def when() -> dict[str, str]:
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
