"""Sends each block once.

base: reference
score: 3
caught by: tftp-send-again
message: sends again
hint: send the block on its way again
"""
# instead of
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
# this
            if not is_acknowledged(sock, packet, number, timeout):
