"""Flips the top bits of two words, which fools a sum without its carry only.

base: right_second_word_from_the_first
score: 0
caught by: blind-spot-text
message: b'hello!': an ordinary socket receives another payload
hint: what one word gains
"""
# instead of
    total = first + second
    first ^= 1
    second = (total - first) % 0xFFFF
# this
    first, second = first ^ 0x8000, second ^ 0x8000
