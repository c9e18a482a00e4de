"""Reads one question, whatever the header says.

base: reference
score: 3
caught by: dns-parse-refuses
message: with 0 questions
hint: exactly one
"""
# instead of
    if not flags & 0x8000 or questions != 1:
# this
    if not flags & 0x8000:
