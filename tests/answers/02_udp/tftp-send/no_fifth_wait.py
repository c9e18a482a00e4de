"""Gives up as soon as it has sent for the fifth time.

base: reference
score: 3
caught by: tftp-send-again
message: where only the fifth sending is acknowledged, it goes on
hint: when that wait is over, and not when it begins
"""
# instead of
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
                return False
# this
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES - 1)):
                sock.send(packet)
                return False
