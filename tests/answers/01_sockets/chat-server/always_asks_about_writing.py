"""Asks about writing all the time, and is woken all the time.

base: reference
score: 11
caught by: chat-server-stop
message: busy loop
"""
# instead of
        writing = selectors.EVENT_WRITE if client.outgoing else 0
# this
        writing = selectors.EVENT_WRITE
