"""Misspells the name of its count: an error comes out of the first piece.

base: reference
score: 1
caught by: fd-echo-pieces
message: raised
hint: came from
"""
# instead of
                count += taken
# this
                counted += taken
