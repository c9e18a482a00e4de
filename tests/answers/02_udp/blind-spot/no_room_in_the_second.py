"""Knows the two zeros of the first word, and takes it for granted that the second has room.

base: reference
score: 1
caught by: blind-spot-any
message: the words 1234 ffff
hint: a word at 0x0000 or 0xffff has no room
"""
# instead of
    elif second in (0, 0xFFFF):
        second ^= 0xFFFF
    else:
        first, second = first + 1, second - 1
# this
    else:
        first, second = first - 1, second + 1
