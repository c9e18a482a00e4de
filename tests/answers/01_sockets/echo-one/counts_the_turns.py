"""Counts how often it sent.

base: reference
score: 0
caught by: echo-one-back
message: 3 words
hint: the bytes that went back are counted
"""
# instead of
            count += len(data)
# this
            count += 1
