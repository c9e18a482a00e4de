"""Thinks that connect waits for accept, so that nobody is connected before it.

base: right_plain
score: 3
caught by: accept-queue-foreseen
message: (1, 1) after event 1
hint: before anybody accepts
"""
# instead of
            connected, waiting = connected + 1, waiting + 1
        if event == "accept" and waiting:
            waiting -= 1
# this
            waiting += 1
        if event == "accept" and waiting:
            connected, waiting = connected + 1, waiting - 1
