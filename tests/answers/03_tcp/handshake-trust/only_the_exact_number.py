"""Takes the expected number alone for good, not the whole window.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(ACK seq=350 ack=101) sends nothing
hint: any number inside the window will do, not irs+1 alone
"""
# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn or ahead > 0:
                return [here]
