"""Drops a reset inside the window without the ACK that lets its sender prove itself.

base: reference
score: 4
caught by: handshake-trust-resets
message: on_segment(RST seq=302) sends ACK seq=101 ack=301
hint: inside the window, but not the number: an ACK lets a real peer prove itself
"""
# instead of
            if rst:
                return [here] if ahead < WINDOW else []
# this
            if rst:
                return []
