"""Lets the error of a closed port out.

base: reference
score: 3
caught by: probe-closed
message: probe_udp(address, 1.0) returns 'closed', where nobody takes datagrams at 127.0.0.1
hint: catch it, and return 'closed'
"""
# instead of
        except ConnectionError:
            return "closed"
# this
