"""Adds and takes 1 modulo 65,536, which loses the carry where there is no room.

base: right_second_word_from_the_first
score: 1
caught by: blind-spot-any
message: 0x0000 - 1 is not 0xffff here
hint: in this sum 0x0000 and 0xffff are the same number
"""
# instead of
    total = first + second
    first ^= 1
    second = (total - first) % 0xFFFF
# this
    first, second = (first + 1) & 0xFFFF, (second - 1) & 0xFFFF
