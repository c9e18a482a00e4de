"""Returns the size of the last piece.

base: reference
score: 1
caught by: echo-one-back
message: 3 words
hint: over all turns of the loop
"""
# instead of
            count += len(data)
# this
            count = len(data)
