"""Looks for /join and a blank, so that /join alone is a message.

base: reference
score: 3
caught by: room-refusals
message: on_message(2, '/join') returns
hint: /join with nothing behind it is a join
"""
# instead of
        if command != "/join":
# this
        if not text.startswith("/join "):
