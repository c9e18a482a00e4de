"""Never asks whether anybody waits, and goes below nothing.

base: right_plain
score: 4
caught by: accept-queue-surprises
message: change nothing
"""
# instead of
        if event == "accept" and waiting:
# this
        if event == "accept":
