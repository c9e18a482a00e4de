"""Returns an IPv6 address with all its four parts.

base: reference
score: 7
caught by: tcp-stream-ask
message: host and port only
"""
# instead of
        return self._owned().getpeername()[:2]
# this
        return self._owned().getpeername()
