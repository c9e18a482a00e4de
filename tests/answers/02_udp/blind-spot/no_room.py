"""Adds 1 to one word and takes 1 from another without asking whether there is room.

base: right_second_word_from_the_first
score: 1
caught by: blind-spot-any
message: argument out of range
hint: a word at 0x0000 or 0xffff has no room
"""
# instead of
    total = first + second
    first ^= 1
    second = (total - first) % 0xFFFF
# this
    first, second = first + 1, second - 1
