"""Passes over an ERROR.

base: reference
score: 3
caught by: tftp-send-ends
message: returns False
hangs: yes
hint: ends the transfer
"""
# instead of
        if kind == "ERROR":
# this
        if kind == "NONE":
