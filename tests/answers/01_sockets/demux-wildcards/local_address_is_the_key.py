"""Takes a local address for in use as soon as an unconnected socket has it.

base: reference
score: 2
caught by: demux-wildcards-order
message: raised OSError
hint: make a key together
"""
# instead of
        if key in self._keys:
# this
        if any(key.protocol == each.protocol and key.local == each.local for each in self._keys):
