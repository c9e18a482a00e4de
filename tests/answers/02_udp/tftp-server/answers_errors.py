"""Answers an ERROR with an ERROR.

base: reference
score: 3
caught by: tftp-server-refuses
message: ERROR 5
hint: never answered
"""
# instead of
        if kind == "ERROR":
            return
# this
        if kind == "NONE":
            return
