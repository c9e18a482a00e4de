"""Tells a listener's clients apart by their ports, and forgets their hosts.

base: right_scores
score: 3
caught by: demux-four-values
message: local port, remote host
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
                    and key.remote
                    and key.remote[1] == source[1]
                ):
                    return key
            if SocketKey(protocol, local) in self._keys:
                return SocketKey(protocol, local)
        return None
