"""Believes that nothing leaves until the connection is closed.

base: reference
score: 4
caught by: who-sends-talk
message: client: send puts data
"""
# instead of
        "client: send": "data",
        "server: recv": "nothing",
        "server: send": "data",
# this
        "client: send": "nothing",
        "server: recv": "nothing",
        "server: send": "nothing",
