"""Never asks whether anybody waits, and goes below nothing.

base: right_plain
score: 4
caught by: accept-queue-foreseen
message: after event 1
hint: with an empty queue nothing happens
"""
# instead of
        if event == "accept" and waiting:
# this
        if event == "accept":
