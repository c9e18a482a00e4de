"""Believes that listen tells the network about the server.

base: reference
score: 4
caught by: who-sends-opening
message: server: listen
hint: nobody else has to be told
"""
# instead of
        "server: listen": "nothing",
# this
        "server: listen": "SYN",
