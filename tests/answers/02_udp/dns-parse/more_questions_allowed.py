"""Refuses a response without a question, but not one with two.

base: reference
score: 3
caught by: dns-parse-refuses
message: with 2 questions
hint: exactly one
"""
# instead of
    if not flags & 0x8000 or questions != 1:
# this
    if not flags & 0x8000 or questions < 1:
