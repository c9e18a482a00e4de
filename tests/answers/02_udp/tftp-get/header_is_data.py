"""Keeps the packet, not its payload.

base: reference
score: 1
caught by: tftp-get-blocks
message: returns
hint: put the payloads
"""
# instead of
            content += payload
# this
            content += packet
