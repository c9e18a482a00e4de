"""Takes the packet's source for the local address and its destination for the remote one.

base: reference
score: 0
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
# this
        source, destination = destination, source
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])

# instead of
        self._keys.add(key)
# this
        self._keys.append(key)
