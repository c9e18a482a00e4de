"""Catches too little: only the error of a socket that was never bound.

base: reference
score: 4
caught by: endpoint-unconnected
message: has no remote address
hint: there is no other end
"""
# instead of
        except OSError:
            remote = None
# this
        except ConnectionError:
            remote = None
