"""Once a listener has a connection, it hands newcomers to nobody.

base: reference
score: 3
caught by: demux-clients
message: goes to the listener
"""
# instead of
        self._keys: set[SocketKey] = set()
# this
        self._keys: list[SocketKey] = []

# instead of
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
# this
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        if protocol == "tcp" and any(
            key.protocol == "tcp" and key.local == destination and key.remote for key in self._keys
        ):
            key = SocketKey("tcp", destination, source)
            return key if key in self._keys else None

# instead of
        self._keys.add(key)
# this
        self._keys.append(key)
