"""Believes that recv asks the other side for the data.

base: reference
score: 4
caught by: who-sends-talk
message: server: recv
hint: it asks nobody
"""
# instead of
        "server: recv": "nothing",
# this
        "server: recv": "data",

# instead of
        "client: recv": "nothing",
# this
        "client: recv": "data",
