"""Sends all blocks without waiting for any.

base: reference
score: 0
caught by: tftp-send-blocks
message: 512 bytes, with block 2
hint: one block at a time
"""
# instead of
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
                return False
# this
            sock.send(packet)
