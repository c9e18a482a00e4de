"""Finds TCP sockets as it finds UDP ones that are not connected: by local host and port.

base: right_scores
score: 1
caught by: demux-clients
message: the connection whose remote address is its source
"""
# instead of
        best, most = None, -1
        for key in self._keys:
            if (
                key.protocol != protocol
                or key.local not in (destination, wildcard)
                or key.remote not in (source, None)
            ):
                continue
            points = 2 * (key.local == destination) + 4 * (key.remote == source)
            if points > most:
                best, most = key, points
        return best
# this
        for local in (destination, wildcard):
            for key in self._keys:
                if (
                    key.protocol == protocol
                    and key.local == local
                    and (protocol == "tcp" or key.remote in (None, source))
                ):
                    return key
        return None
