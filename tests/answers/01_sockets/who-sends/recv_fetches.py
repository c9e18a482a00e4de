"""Believes that recv asks the other side for the data.

base: reference
score: 4
caught by: who-sends-talk
message: server: recv puts nothing
"""
# instead of
        "server: recv": "nothing",
        "server: send": "data",
        "client: recv": "nothing",
# this
        "server: recv": "data",
        "server: send": "data",
        "client: recv": "data",
