"""Raises when it gives up.

base: reference
score: 3
caught by: tftp-send-again
message: returns False
hint: return False instead
"""
# instead of
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
                return False
# this
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
                raise TimeoutError("nobody answers")
