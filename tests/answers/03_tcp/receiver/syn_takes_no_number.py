"""Gives the first byte the number of the SYN.

base: reference
score: 0
caught by: receiver-ack
message: ack is 100
hint: the SYN took irs
"""
# instead of
        return (self.irs + 1 + self.reassembler.next_index) % 2**32
# this
        return (self.irs + self.reassembler.next_index) % 2**32
