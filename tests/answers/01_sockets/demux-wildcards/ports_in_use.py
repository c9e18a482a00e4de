"""Takes a port for in use whatever the host.

base: reference
score: 1
caught by: demux-wildcards-order
message: raised OSError
hint: make a key together
"""
# instead of
        if key in self._keys:
# this
        if any(key.protocol == each.protocol and key.local[1] == each.local[1] for each in self._keys):
