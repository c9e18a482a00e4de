"""Asks select without a timeout, and never sees that stop is set.

base: reference
score: 6
caught by: chat-server-stop
message: returns once stop is set
hint: let no call wait longer
"""
# instead of
        for key, events in selector.select(0.1):
# this
        for key, events in selector.select():
