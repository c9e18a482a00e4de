"""Refuses options that it does not know.

base: reference
score: 2
caught by: tcp-options-list
message: the first of an unknown kind
hint: an option of a kind that you do not know
"""
# instead of
        options.append((data[at], data[at + 2 : at + length]))
# this
        if data[at] not in (2, 3, 4, 5, 8):
            raise BadOptions(f"option {data[at]} is not known")
        options.append((data[at], data[at + 2 : at + length]))
