"""Takes whatever block comes for the next one.

base: reference
score: 3
caught by: tftp-get-reliably-doubled
message: acknowledges what comes twice
hint: only the expected number and the one before
"""
# instead of
            elif kind == "DATA" and number == expected:
# this
            elif kind == "DATA":
