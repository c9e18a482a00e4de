"""Looks only whether a text begins with /join.

base: reference
score: 2
caught by: room-refusals
message: on_message(2, '/joinbob')
hint: exactly /join
"""
# instead of
        if command != "/join":
# this
        name = text.removeprefix("/join").removeprefix(" ")
        if not text.startswith("/join"):
