"""Calls recv once.

base: reference
score: 1
caught by: echo-one-back
message: 3 words
hint: over all turns of the loop
"""
# instead of
        while data := connection.recv(65536):
# this
        if data := connection.recv(65536):
