"""Believes the books: the first socket with the destination's port, whoever sent it.

base: reference
score: 1
caught by: demux-clients
message: the connection whose remote address is its source
"""
# instead of
        self._keys: set[SocketKey] = set()
# this
        self._keys: list[SocketKey] = []

# instead of
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
        for local, remote in ((destination, source), (destination, None), (wildcard, None)):
            key = SocketKey(protocol, local, remote)
            if key in self._keys:
# this
        for key in self._keys:
            if key.protocol == protocol and key.local[1] == destination[1]:

# instead of
        self._keys.add(key)
# this
        self._keys.append(key)
