"""Waits for room before each call of send, without a time, so that the socket's timeout never runs out.

base: right_plain
score: 4
caught by: send-all-reset
message: TimeoutError, since the peer reads nothing for longer than t
hint: select without a time waits on
"""
# instead of
        try:
# this
        select.select([], [sock], [])
        try:
