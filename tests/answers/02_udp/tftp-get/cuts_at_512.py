"""Asks recvfrom for 512 bytes.

base: reference
score: 0
caught by: tftp-get-blocks
message: two.bin
hint: has 516 with its header
"""
# instead of
            packet, source = sock.recvfrom(LARGEST)
# this
            packet, source = sock.recvfrom(512)
