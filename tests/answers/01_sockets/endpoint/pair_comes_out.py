"""Returns a tuple.

base: reference
score: 2
caught by: endpoint-connected
message: returned ('IPv4'
hint: where Endpoints is wanted
"""
# instead of
        return Endpoints(families[sock.family], types[sock.type], sock.getsockname()[:2], remote)
# this
        return families[sock.family], types[sock.type], sock.getsockname()[:2], remote
