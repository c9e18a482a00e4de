"""Gives every packet to a socket at the wildcard, whatever its port.

base: right_whole_class
score: 2
caught by: demux-wildcards-order
message: the packet goes to another port
hint: the packet goes to another port
"""
# instead of
        return None
# this
        return next((key for (local, _), key in self.table[protocol].items() if local[0] == wildcard), None)
