"""Returns an IPv6 address with all its four parts.

base: reference
score: 5
caught by: tcp-stream-connect
message: over ::1
hint: host and port are the first two
"""
# instead of
        return self.owned().getpeername()[:2]
# this
        return self.owned().getpeername()
