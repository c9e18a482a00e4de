"""Does not look at the kind.

base: reference
score: 3
caught by: tftp-get-errors
message: nowhere.txt
hint: look at the kind
"""
# instead of
            if kind == "ERROR":
# this
            if kind == "NONE":
