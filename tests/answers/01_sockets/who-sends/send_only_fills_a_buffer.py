"""Believes that nothing leaves until the connection is closed.

base: reference
score: 4
caught by: who-sends-talk
message: client: send
hint: sends them at once
"""
# instead of
        "client: send": "data",
# this
        "client: send": "nothing",

# instead of
        "server: send": "data",
# this
        "server: send": "nothing",
