"""Follows pointers wherever they lead.

base: reference
score: 4
caught by: dns-name-bombs
message: since the pointer at byte 12 leads to byte 12
hint: refuse one that leads to itself
hangs: yes
"""
# instead of
            if target >= at or pointers > 127:
# this
            if False:
