"""Waits once, twice, three times the timeout.

base: reference
score: 4
caught by: ask-gives-up
message: six requests that nobody answers take six waits
hint: each wait is `timeout` seconds long
"""
# instead of
        for _ in range(1 + retries):
# this
        for number in range(1, 2 + retries):
# instead of
            answer = first_match(sock, match, timeout)
# this
            answer = first_match(sock, match, timeout * number)
