"""Asks for the wildcard before the destination's own address.

base: reference
score: 7
caught by: demux-wildcards
message: first and for the wildcard
"""
# instead of
        self._keys: set[SocketKey] = set()
# this
        self._keys: list[SocketKey] = []

# instead of
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
        for local, remote in ((destination, source), (destination, None), (wildcard, None)):
# this
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        for local, remote in ((destination, source), (wildcard, None), (destination, None)):

# instead of
        self._keys.add(key)
# this
        self._keys.append(key)
