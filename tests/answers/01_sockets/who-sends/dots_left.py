"""Leaves one call as it was copied.

base: reference
score: 4
caught by: who-sends-opening
message: server: accept
hint: this prediction is still the `...` that was copied
"""
# instead of
        "server: accept": "nothing",
# this
        "server: accept": ...,
