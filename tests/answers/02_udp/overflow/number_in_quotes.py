"""Writes the number as text.

base: reference
score: 2
caught by: overflow-known
message: who_knows()["send returned"] predicts what happens
hint: none of the words that were asked for
"""
# instead of
        "send returned": 10,
# this
        "send returned": "10",
