"""Takes whatever comes for a request to read.

base: reference
score: 3
caught by: tftp-server-refuses
message: WRQ
hint: ERROR 4
"""
# instead of
            if kind != "RRQ":
# this
            if kind == "NONE":
