"""Leaves one call as it was copied.

base: reference
score: 4
caught by: who-sends-opening
message: server: accept
hint: none of the words that were asked for
"""
# instead of
        "server: accept": "nothing",
# this
        "server: accept": ...,
