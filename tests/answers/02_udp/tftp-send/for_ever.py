"""Never gives up.

base: reference
score: 3
caught by: tftp-send-again
message: 5 times
hint: five are enough
"""
# instead of
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
# this
            while not is_acknowledged(sock, packet, number, timeout):
                pass
            if not number:
