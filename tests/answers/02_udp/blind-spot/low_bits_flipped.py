"""Flips the lowest bits of two words, which cancel out only if they differ.

base: right_second_word_from_the_first
score: 0
caught by: blind-spot-text
message: b'friday': an ordinary socket receives another payload
hint: what one word gains
"""
# instead of
    total = first + second
    first ^= 1
    second = (total - first) % 0xFFFF
# this
    first, second = first ^ 1, second ^ 1
