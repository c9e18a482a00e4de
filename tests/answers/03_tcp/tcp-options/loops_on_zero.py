"""Looks for lengths that are too long only, and stays at a length of 0 for ever.

base: reference
score: 2
caught by: tcp-options-lengths
message: since its length is 0
hint: with 0 this position would never move on
hangs: yes
"""
# instead of
        if not 2 <= length <= len(data) - at:
# this
        if length > len(data) - at:
