"""Sends once and five times again.

base: reference
score: 5
caught by: tftp-get-reliably-gives-up
message: nobody answers 5 times
hint: five are enough
"""
# instead of
                if tries == TRIES:
# this
                if tries > TRIES:
