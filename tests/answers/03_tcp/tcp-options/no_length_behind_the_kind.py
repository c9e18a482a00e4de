"""Reads a length behind the last byte.

base: reference
score: 2
caught by: tcp-options-lengths
message: since a length is missing
hint: look before you read data[at + 1]
"""
# instead of
        if at + 1 == len(data):
            raise BadOptions(f"option {data[at]} has no length: the header ends")

# this

